package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Edit;
import org.qistage.foundation.Label;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Problem;
import org.qistage.foundation.ReportedProblem;
import org.qistage.foundation.Severity;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// A diagnostic as tools get it: with its words in every language, so that a reader needs no message
/// bundle and a stage in another programming language can write one.
///
/// @param zh the words in Chinese; may be absent when the ones in English are there
/// @param en the words in English; may be absent when the ones in Chinese are there
record WrittenDiagnostic(
    String code,
    Severity severity,
    Span span,
    Optional<Words> zh,
    Optional<Words> en,
    Optional<List<WrittenLabel>> labels,
    Optional<List<Edit>> edits) {
  WrittenDiagnostic {
    if (code.isBlank()) {
      throw new IllegalArgumentException("a diagnostic needs a code");
    }
    if (zh.isEmpty() && en.isEmpty()) {
      throw new IllegalArgumentException("a diagnostic needs \"zh\" or \"en\" with its words");
    }
  }

  /// The words of one language.
  record Words(
      String message, Optional<String> label, Optional<String> why, Optional<String> fix) {}

  /// A further place.
  ///
  /// @param file the name of the file that the span points into; absent for the diagnostic's own
  record WrittenLabel(Span span, Optional<String> zh, Optional<String> en, Optional<String> file) {}

  static WrittenDiagnostic of(Diagnostic diagnostic) {
    Problem problem = diagnostic.problem();
    List<WrittenLabel> labels =
        diagnostic.labels().stream()
            .map(
                label ->
                    new WrittenLabel(
                        label.span(),
                        Messages.text(problem, label.key(), Language.ZH),
                        Messages.text(problem, label.key(), Language.EN),
                        label.file().map(SourceText::name)))
            .toList();
    return new WrittenDiagnostic(
        problem.code(),
        problem.severity(),
        diagnostic.primary(),
        words(problem, Language.ZH),
        words(problem, Language.EN),
        labels.isEmpty() ? Optional.empty() : Optional.of(labels),
        diagnostic.edits().isEmpty() ? Optional.empty() : Optional.of(diagnostic.edits()));
  }

  private static Optional<Words> words(Problem problem, Language language) {
    return Optional.of(
        new Words(
            Messages.text(problem, "message", language).orElse(problem.code()),
            Messages.text(problem, "label", language),
            Messages.text(problem, "why", language),
            Messages.text(problem, "fix", language)));
  }

  Diagnostic toDiagnostic() {
    Map<Language, Map<String, String>> texts = new EnumMap<>(Language.class);
    zh.ifPresent(words -> texts.put(Language.ZH, texts(words)));
    en.ifPresent(words -> texts.put(Language.EN, texts(words)));
    List<Label> keyed = new ArrayList<>();
    for (WrittenLabel label : labels.orElse(List.of())) {
      String key = "label" + keyed.size();
      label.zh().ifPresent(text -> texts(texts, Language.ZH).put(key, text));
      label.en().ifPresent(text -> texts(texts, Language.EN).put(key, text));
      // The text of another file is not there to be shown.
      keyed.add(new Label(label.span(), key, label.file().map(name -> new SourceText(name, ""))));
    }
    return new Diagnostic(
        new ReportedProblem(code, severity, texts), span, keyed, edits.orElse(List.of()));
  }

  private static Map<String, String> texts(
      Map<Language, Map<String, String>> texts, Language language) {
    return texts.computeIfAbsent(language, _ -> new TreeMap<>());
  }

  private static Map<String, String> texts(Words words) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("message", words.message());
    words.label().ifPresent(text -> texts.put("label", text));
    words.why().ifPresent(text -> texts.put("why", text));
    words.fix().ifPresent(text -> texts.put("fix", text));
    return texts;
  }
}
