package org.qistage.parsing;

import java.util.List;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;
import org.qistage.lexing.TokenKind;

/// A part of a message that names tokens or parts of a program in the reader's terms.
public sealed interface Phrase extends Localized {
  /// A message quotes at most so many characters of a token.
  int QUOTED = 24;

  /// A token as it stands in the source, such as `返回`.
  record Text(String text) implements Phrase {
    @Override
    public String in(Language language) {
      return "`" + text + "`";
    }
  }

  /// A token by its kind: its fixed spelling, or `名字`.
  record Kind(TokenKind kind) implements Phrase {
    @Override
    public String in(Language language) {
      return kind.in(language);
    }
  }

  /// A part of a program, such as an expression; its words stand in `phrases_zh.properties` and
  /// `phrases_en.properties` under the same name.
  enum Part implements Phrase {
    STATEMENT,
    DECLARATION,
    EXPRESSION,
    TYPE,
    NAME,
    PATTERN;

    @Override
    public String in(Language language) {
      return words(language, name());
    }
  }

  /// One of several.
  record AnyOf(List<Phrase> phrases) implements Phrase {
    public AnyOf {
      phrases = List.copyOf(phrases);
    }

    @Override
    public String in(Language language) {
      if (phrases.size() < 2) {
        return phrases.stream().map(phrase -> phrase.in(language)).collect(Collectors.joining());
      }
      String comma = words(language, "LIST_COMMA");
      String head =
          phrases.subList(0, phrases.size() - 1).stream()
              .map(phrase -> phrase.in(language))
              .collect(Collectors.joining(comma));
      return head + words(language, "LIST_OR") + phrases.getLast().in(language);
    }
  }

  /// A token that was found.
  static Phrase of(FedToken token) {
    String text = token.getText();
    if (text.isEmpty()) {
      return new Kind(token.kind());
    }
    boolean cut = text.codePointCount(0, text.length()) > QUOTED;
    return new Text(cut ? text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…" : text);
  }

  private static String words(Language language, String key) {
    return ResourceBundle.getBundle(
            "org.qistage.parsing.phrases",
            java.util.Locale.of(language.tag()),
            Phrase.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(key);
  }
}
