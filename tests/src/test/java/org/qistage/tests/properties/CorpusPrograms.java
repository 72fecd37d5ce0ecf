package org.qistage.tests.properties;

import java.util.List;
import java.util.function.Consumer;
import org.qistage.tests.Compilation;
import org.qistage.tests.golden.GoldenCase;
import org.qistage.tests.golden.GoldenCorpus;

/// The programs of the corpus, each compiled once for all properties.
final class CorpusPrograms {
  /// A case with what the stages make of it.
  record Compiled(GoldenCase golden, Compilation compilation) {}

  private static final List<Compiled> ALL =
      GoldenCorpus.load().cases().stream()
          .map(golden -> new Compiled(golden, golden.compile()))
          .toList();

  private CorpusPrograms() {}

  static List<Compiled> all() {
    return ALL;
  }

  static List<Compiled> withoutErrors() {
    return ALL.stream().filter(compiled -> !compiled.compilation().hasErrors()).toList();
  }

  /// Checks every program, and names the one that a failure is about.
  static void check(List<Compiled> programs, Consumer<Compiled> property) {
    for (Compiled compiled : programs) {
      try {
        property.accept(compiled);
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError(compiled.golden().name() + ": " + failure.getMessage(), failure);
      }
    }
  }
}
