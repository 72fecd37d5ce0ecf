package org.qistage.lessons.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.SourceText;

/// Parts of programs, between `// region 名` and `// endregion`. They may be nested; the marks themselves are
/// in none.
public final class Regions {
  private static final String BEGIN = "// region ";
  private static final String END = "// endregion";

  private Regions() {}

  /// The text of a region without the indentation that all of its lines have; empty when there is none.
  public static Optional<String> of(SourceText program, String name) {
    List<String> lines = new ArrayList<>();
    int depth = 0;
    for (String line : program.text().lines().toList()) {
      String stripped = line.strip();
      if (depth == 0) {
        depth = stripped.equals(BEGIN + name) ? 1 : 0;
      } else if (stripped.equals(END)) {
        depth--;
        if (depth == 0) {
          return Optional.of(unindented(lines));
        }
      } else if (stripped.startsWith(BEGIN)) {
        depth++;
      } else {
        lines.add(line);
      }
    }
    return Optional.empty();
  }

  /// A program's text without the marks of its regions.
  public static String without(SourceText program) {
    return program
        .text()
        .lines()
        .filter(line -> !line.strip().startsWith(BEGIN) && !line.strip().equals(END))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String unindented(List<String> lines) {
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElse(0);
    return lines.stream()
        .map(line -> line.isBlank() ? "" : line.substring(indent))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
