package org.qistage.foundation;

import java.util.Map;
import java.util.Optional;

/// A problem that came with its own words: read back from an artifact's JSON, or reported by a stage
/// that somebody else wrote.
///
/// @param texts for each language the texts by key, such as `message` and `why`, with all arguments
///     filled in
public record ReportedProblem(
    String code, Severity severity, Map<Language, Map<String, String>> texts) implements Problem {
  public ReportedProblem {
    texts = Map.copyOf(texts);
  }

  /// The text of a key; where the language has none, that of another language.
  Optional<String> text(String key, Language language) {
    String own = texts.getOrDefault(language, Map.of()).get(key);
    if (own != null) {
      return Optional.of(own);
    }
    for (Language other : Language.values()) {
      String text = texts.getOrDefault(other, Map.of()).get(key);
      if (text != null) {
        return Optional.of(text);
      }
    }
    return Optional.empty();
  }
}
