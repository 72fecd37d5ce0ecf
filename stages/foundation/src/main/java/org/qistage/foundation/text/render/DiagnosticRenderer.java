package org.qistage.foundation.text.render;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Label;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;

/// Renders diagnostics for people. Immutable and safe to use from any thread.
public final class DiagnosticRenderer {
  /// So many diagnostics are shown in full; of the rest only the number.
  public static final int SHOWN = 40;

  private final Language language;
  private final boolean colour;
  private final ResourceBundle words;

  /// A renderer for one language, with ANSI colours or without.
  public DiagnosticRenderer(Language language, boolean colour) {
    this.language = language;
    this.colour = colour;
    this.words =
        ResourceBundle.getBundle(
            DiagnosticRenderer.class.getPackageName() + ".words",
            java.util.Locale.of(language.tag()),
            DiagnosticRenderer.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// Renders diagnostics of one source, an empty line between them, and how many they are when they
  /// are several. Empty when there are none.
  public String renderAll(SourceText source, List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics.subList(0, Math.min(SHOWN, diagnostics.size()))) {
      out.append(render(source, diagnostic)).append('\n');
    }
    if (diagnostics.size() > SHOWN) {
      out.append(word("more", diagnostics.size() - SHOWN)).append('\n');
    }
    if (diagnostics.size() > 1) {
      out.append(summary(diagnostics)).append('\n');
    }
    return out.toString();
  }

  private String summary(List<Diagnostic> diagnostics) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = diagnostics.stream().filter(one -> one.severity() == severity).count();
      if (count > 0) {
        counts.add(word("summary." + key(severity) + "s", count));
      }
    }
    return String.join(words.getString("summary.separator"), counts);
  }

  /// Renders one diagnostic; of an empty source, or a file that could not be read, no line is shown.
  public String render(SourceText source, Diagnostic diagnostic) {
    Problem problem = diagnostic.problem();
    Ink ink = ink(problem.severity());
    StringBuilder out = new StringBuilder();
    out.append(
        ink.on(words.getString(key(problem.severity())) + "[" + problem.code() + "]", colour));
    out.append(Ink.STRONG.on(": " + text(problem, "message"), colour)).append('\n');
    Excerpt excerpt = new Excerpt(source, marks(diagnostic), ink, colour);
    String margin = " ".repeat(excerpt.gutter() + 1);
    out.append(margin)
        .append(Ink.GUTTER.on("--> ", colour))
        .append(visible(source.name()))
        .append(':')
        .append(source.position(diagnostic.primary().start()))
        .append('\n');
    if (!source.text().isEmpty()) {
      out.append(excerpt.render());
    }
    appendOtherFiles(out, diagnostic);
    appendNote(out, margin, "why", text(problem, "why"));
    appendNote(out, margin, "fix", text(problem, "fix"));
    return out.toString();
  }

  private List<Mark> marks(Diagnostic diagnostic) {
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark(diagnostic.primary(), text(diagnostic.problem(), "label"), true));
    for (Label label : diagnostic.labels()) {
      if (label.file().isEmpty()) {
        marks.add(mark(diagnostic, label));
      }
    }
    return marks;
  }

  private Mark mark(Diagnostic diagnostic, Label label) {
    return new Mark(label.span(), text(diagnostic.problem(), label.key()), false);
  }

  /// What the labels in other files point at, each file once.
  private void appendOtherFiles(StringBuilder out, Diagnostic diagnostic) {
    Map<SourceText, List<Label>> files = new LinkedHashMap<>();
    for (Label label : diagnostic.labels()) {
      label
          .file()
          .ifPresent(file -> files.computeIfAbsent(file, _ -> new ArrayList<>()).add(label));
    }
    files.forEach(
        (file, labels) -> {
          List<Mark> marks = labels.stream().map(label -> mark(diagnostic, label)).toList();
          Excerpt excerpt = new Excerpt(file, marks, Ink.SECONDARY, colour);
          out.append(" ".repeat(excerpt.gutter() + 1))
              .append(Ink.GUTTER.on("::: ", colour))
              .append(visible(file.name()));
          if (file.text().isEmpty()) {
            out.append(": ").append(marks.getFirst().text()).append('\n');
          } else {
            out.append(':')
                .append(file.position(labels.getFirst().span().start()))
                .append('\n')
                .append(excerpt.render());
          }
        });
  }

  private void appendNote(StringBuilder out, String margin, String key, String text) {
    if (text.isEmpty()) {
      return;
    }
    out.append(margin)
        .append(Ink.GUTTER.on(" = ", colour))
        .append(Ink.STRONG.on(words.getString(key) + ":", colour))
        .append(' ')
        .append(text)
        .append('\n');
  }

  /// The text of a key; the code where a message is missing, nothing where another text is.
  private String text(Problem problem, String key) {
    return visible(
        Messages.text(problem, key, language).orElse(key.equals("message") ? problem.code() : ""));
  }

  /// A text on one line, without characters that act on a terminal.
  private static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint ->
                shown.appendCodePoint(
                    switch (Character.getType(codePoint)) {
                      case Character.CONTROL,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          ' ';
                      case Character.FORMAT, Character.SURROGATE -> 0xFFFD;
                      default -> codePoint;
                    }));
    return shown.toString();
  }

  private String word(String key, long count) {
    return MessageFormat.format(words.getString(key), Long.toString(count));
  }

  private static String key(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case HINT -> "hint";
    };
  }

  private static Ink ink(Severity severity) {
    return switch (severity) {
      case ERROR -> Ink.ERROR;
      case WARNING -> Ink.WARNING;
      case HINT -> Ink.HINT;
    };
  }
}
