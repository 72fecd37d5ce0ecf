package org.qistage.tests.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.parsing.ParseTree;
import org.qistage.parsing.ParseTrees;
import org.qistage.tests.Compilation;
import org.qistage.tests.golden.GoldenCase;
import org.qistage.tests.golden.GoldenCorpus;
import org.qistage.tests.grammar.GrammarAlternatives.Place;

/// Every alternative of the parser's grammar, with every token and rule in it, stands in some golden
/// program that is right.
class GrammarCoverageTest {
  private static final Path GRAMMAR =
      Path.of(System.getProperty("qi.root", ".."))
          .resolve("stages/parsing/src/main/antlr4/org/qistage/parsing/grammar/QiParser.g4");

  @Test
  void everyAlternativeOfTheGrammarStandsInAGoldenProgram() {
    GrammarAlternatives grammar = GrammarAlternatives.read(GRAMMAR);
    Set<Place> met = new HashSet<>();
    for (GoldenCase golden : GoldenCorpus.load().cases()) {
      collect(golden, met);
    }
    List<String> missing =
        grammar.places().stream()
            .filter(place -> !met.contains(place))
            .map(Place::toString)
            .toList();
    System.out.printf(
        "grammar: %d alternatives with %d elements, %d elements without a golden%n",
        grammar.alternatives(), grammar.places().size(), missing.size());
    assertTrue(grammar.alternatives() > 100, "the grammar file was not understood");
    assertEquals(List.of(), missing);
  }

  private static void collect(GoldenCase golden, Set<Place> met) {
    for (byte[] program : programs(golden)) {
      ParseTrees.of(Compilation.of(program).tokens()).ifPresent(tree -> collect(tree, met));
    }
  }

  /// The program of a case, and the files that it imports.
  private static List<byte[]> programs(GoldenCase golden) {
    try (Stream<Path> files = Files.walk(golden.folder())) {
      List<byte[]> programs = new ArrayList<>();
      for (Path file : files.filter(GrammarCoverageTest::isProgram).toList()) {
        programs.add(Files.readAllBytes(file));
      }
      return programs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isProgram(Path file) {
    return file.toString().endsWith(".qi") && Files.isRegularFile(file);
  }

  private static void collect(ParseTree tree, Set<Place> met) {
    if (!(tree instanceof ParseTree.Rule(String alternative, _, List<ParseTree> children))) {
      return;
    }
    if (children.isEmpty()) {
      met.add(new Place(alternative, ""));
    }
    for (ParseTree child : children) {
      switch (child) {
        case ParseTree.Rule rule -> {
          int label = rule.rule().indexOf('#');
          met.add(
              new Place(alternative, label < 0 ? rule.rule() : rule.rule().substring(0, label)));
          collect(rule, met);
        }
        case ParseTree.Leaf leaf -> met.add(new Place(alternative, leaf.kind().name()));
        case ParseTree.Missing _, ParseTree.Skipped _ -> {}
      }
    }
  }
}
