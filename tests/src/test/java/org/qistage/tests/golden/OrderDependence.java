package org.qistage.tests.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.qistage.tests.ProgramRun;

/// How much of what a program prints depends on the order in which its tasks run. The corpus lists the
/// cases where anything does, by their names.
enum OrderDependence {
  /// Nothing.
  NONE,
  /// Only the order of the lines.
  LINES,
  /// More than that.
  FREE,
  /// More than seeds show, since under them one task at a time runs up to its next suspension, and
  /// nothing else guards what the tasks share, or keeps their lines in order. Found by reading.
  UNGUARDED;

  /// What runs in several orders show.
  static OrderDependence of(List<ProgramRun> runs) {
    if (runs.stream().distinct().count() == 1) {
      return NONE;
    }
    return runs.stream().map(OrderDependence::sorted).distinct().count() == 1 ? LINES : FREE;
  }

  /// Whether a run on several workers agrees with a deterministic one.
  boolean allows(ProgramRun expected, ProgramRun actual) {
    return switch (this) {
      case NONE -> expected.equals(actual);
      case LINES -> sorted(expected).equals(sorted(actual));
      case FREE, UNGUARDED -> actual.status() <= 1;
    };
  }

  private static ProgramRun sorted(ProgramRun run) {
    return new ProgramRun(sorted(run.output()), sorted(run.errors()), run.status());
  }

  private static String sorted(String text) {
    return text.lines().sorted().collect(Collectors.joining("\n"));
  }

  /// Reads the corpus's list.
  static Map<String, OrderDependence> read(Path root) {
    Path file = root.resolve(GoldenCorpus.ORDER_DEPENDENT);
    Map<String, OrderDependence> list = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] parts = line.split(": ", 2);
        list.put(parts[0], valueOf(parts[1].toUpperCase(Locale.ROOT)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return list;
  }

  static void write(Path root, Map<String, OrderDependence> list) {
    String text =
        new TreeMap<>(list)
            .entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue().name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("\n", "", "\n"));
    try {
      Files.writeString(root.resolve(GoldenCorpus.ORDER_DEPENDENT), text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
