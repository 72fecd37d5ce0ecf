package org.qistage.tests.golden;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Problem;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Diagnostics as they stand in `diagnostics.keys`: severity, code, where from and to, the arguments
/// by name, and on indented lines the labels and edits. No word of any language, so that rewording a
/// message changes no golden.
final class DiagnosticKeys {
  private DiagnosticKeys() {}

  /// Those of several files, each file after the first under its name.
  static String print(Map<SourceText, List<Diagnostic>> byFile) {
    StringBuilder text = new StringBuilder();
    boolean first = true;
    for (Map.Entry<SourceText, List<Diagnostic>> entry : byFile.entrySet()) {
      if (!first && !entry.getValue().isEmpty()) {
        text.append("file ").append(entry.getKey().name()).append('\n');
      }
      text.append(print(entry.getKey(), entry.getValue()));
      first = false;
    }
    return text.toString();
  }

  private static String print(SourceText source, List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(diagnostic.severity().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(diagnostic.code())
          .append(' ')
          .append(range(source, diagnostic.primary()))
          .append(arguments(diagnostic.problem()))
          .append('\n');
      diagnostic
          .labels()
          .forEach(
              label ->
                  text.append("  label ")
                      .append(label.key())
                      .append(' ')
                      .append(label.file().map(file -> file.name() + ":").orElse(""))
                      .append(range(label.file().orElse(source), label.span()))
                      .append('\n'));
      diagnostic
          .edits()
          .forEach(
              edit ->
                  text.append("  edit ")
                      .append(range(source, edit.span()))
                      .append(' ')
                      .append(quote(edit.replacement()))
                      .append('\n'));
    }
    return text.toString();
  }

  private static String range(SourceText source, Span span) {
    return source.position(span.start()) + "-" + source.position(span.end());
  }

  private static String arguments(Problem problem) {
    StringBuilder text = new StringBuilder();
    RecordComponent[] components = problem.getClass().getRecordComponents();
    if (components == null) {
      throw new AssertionError(problem.getClass() + " is no record");
    }
    for (RecordComponent component : components) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        text.append(' ')
            .append(component.getName())
            .append('=')
            .append(quote(String.valueOf(accessor.invoke(problem))));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(problem.code() + " " + component.getName(), e);
      }
    }
    return text.toString();
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("`");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c == 0x7F || c == 0x200B || c == 0xFEFF) {
        quoted.append(String.format(Locale.ROOT, "\\u{%X}", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('`').toString();
  }
}
