package org.qistage.foundation.json;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Node;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// A small artifact with every type that artifacts are made of.
record Sample(
    SourceText source,
    Shape shape,
    Optional<Circle> circle,
    List<List<Integer>> table,
    Colour colour,
    Values values)
    implements Artifact {

  static final ArtifactFormat<Sample> FORMAT =
      new ArtifactFormat<>(
          "sample",
          2,
          Sample.class,
          new Codecs()
              .withText(
                  Hidden.class,
                  "a word",
                  hidden -> hidden.word,
                  word -> {
                    if (word.isEmpty()) {
                      throw new IllegalArgumentException("an empty word");
                    }
                    return new Hidden(word);
                  }),
          (sample, findings) -> {
            if (!sample.table().isEmpty()) {
              findings.checkIndex(
                  JsonPath.ROOT.field("table").element(0).element(0),
                  sample.table().getFirst().getFirst(),
                  3);
            }
          });

  enum Colour {
    RED,
    GREEN
  }

  sealed interface Shape extends Node {}

  record Circle(NodeId id, Span span, double radius) implements Shape {
    Circle {
      if (radius < 0) {
        throw new IllegalArgumentException("radius " + radius);
      }
    }
  }

  record Group(NodeId id, Span span, List<Shape> parts) implements Shape {
    Group {
      parts = List.copyOf(parts);
    }
  }

  record Values(
      boolean flag, int small, long large, BigInteger huge, OptionalLong maybe, Hidden hidden) {}

  /// A class that is no record: it needs a codec of its own.
  static final class Hidden {
    private final String word;

    Hidden(String word) {
      this.word = word;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Hidden that && word.equals(that.word);
    }

    @Override
    public int hashCode() {
      return word.hashCode();
    }
  }

  static Sample example() {
    return example(
        new Group(
            new NodeId(0),
            new Span(0, 4),
            List.of(
                new Circle(new NodeId(1), new Span(0, 1), 1.5),
                new Group(new NodeId(2), new Span(2, 2), List.of()))));
  }

  static Sample example(Shape shape) {
    return new Sample(
        new SourceText("甲.qi", "甲 \"\n𠮷"),
        shape,
        Optional.empty(),
        List.of(List.of(1, 2), List.of()),
        Colour.GREEN,
        new Values(
            true,
            -7,
            Long.MIN_VALUE,
            BigInteger.TWO.pow(70),
            OptionalLong.of(1L << 53),
            new Hidden("词")));
  }
}
