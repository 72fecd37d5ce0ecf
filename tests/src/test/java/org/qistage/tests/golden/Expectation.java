package org.qistage.tests.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;

/// A diagnostic that a program's author expects, written into the program as `//~ 错误 QI-LEX-0001`
/// on the line where it is reported; `//~^` is about the line above, each further `^` one more up.
///
/// @param line where the diagnostic's primary span starts, from 1
public record Expectation(int line, Severity severity, String code)
    implements Comparable<Expectation> {
  private static final Pattern ANNOTATION =
      Pattern.compile("//~(\\^*) *(错误|警告|提示) +(QI-[A-Z]+-\\d{4})");

  /// Reads the annotations of a program. Every `//~` must be one: a misspelled annotation would
  /// otherwise expect nothing.
  public static List<Expectation> in(SourceText source) {
    List<Expectation> expectations = new ArrayList<>();
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.slice(source.lineSpan(line));
      Matcher matcher = ANNOTATION.matcher(text);
      int found = 0;
      while (matcher.find()) {
        found++;
        int target = line - matcher.group(1).length();
        expectations.add(new Expectation(target, severity(matcher.group(2)), matcher.group(3)));
      }
      if (found != text.split("//~", -1).length - 1) {
        throw new AssertionError(
            "line " + line + " has an annotation that cannot be read: " + text);
      }
    }
    return expectations.stream().sorted().toList();
  }

  /// What was reported, in the form of what was expected.
  public static List<Expectation> of(SourceText source, List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(
            diagnostic ->
                new Expectation(
                    source.line(diagnostic.primary().start()),
                    diagnostic.severity(),
                    diagnostic.code()))
        .sorted()
        .toList();
  }

  private static Severity severity(String word) {
    return switch (word) {
      case "错误" -> Severity.ERROR;
      case "警告" -> Severity.WARNING;
      default -> Severity.HINT;
    };
  }

  private String word() {
    return switch (severity) {
      case ERROR -> "错误";
      case WARNING -> "警告";
      case HINT -> "提示";
    };
  }

  @Override
  public int compareTo(Expectation other) {
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return "line " + line + ": //~ " + word() + " " + code;
  }
}
