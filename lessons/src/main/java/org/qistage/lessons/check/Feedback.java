package org.qistage.lessons.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;
import org.qistage.lessons.format.BilingualText;

/// What is wrong with an answer.
///
/// @param texts one after another
/// @param place where to look
record Feedback(List<BilingualText> texts, Optional<Verdict.Place> place) {
  Feedback {
    texts = List.copyOf(texts);
  }

  static Feedback of(String key, Object... arguments) {
    return new Feedback(List.of(words(key, arguments)), Optional.empty());
  }

  static Feedback of(BilingualText text) {
    return new Feedback(List.of(text), Optional.empty());
  }

  Feedback and(String key, Object... arguments) {
    return and(words(key, arguments));
  }

  Feedback and(BilingualText text) {
    List<BilingualText> more = new java.util.ArrayList<>(texts);
    more.add(text);
    return new Feedback(more, place);
  }

  Feedback at(Verdict.Place where) {
    return new Feedback(texts, Optional.of(where));
  }

  BilingualText text() {
    return new BilingualText(joined(Language.ZH), joined(Language.EN));
  }

  private String joined(Language language) {
    return texts.stream().map(text -> text.in(language)).collect(Collectors.joining("\n"));
  }

  /// The text of a key in both languages, with `{0}`, `{1}` … replaced.
  static BilingualText words(String key, Object... arguments) {
    return new BilingualText(in(Language.ZH, key, arguments), in(Language.EN, key, arguments));
  }

  private static String in(Language language, String key, Object... arguments) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            "org.qistage.lessons.check.words",
            Locale.of(language.tag()),
            Feedback.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    String pattern = bundle.getString(key);
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', from)) {
      int close = pattern.indexOf('}', open);
      Object argument = arguments[Integer.parseInt(pattern.substring(open + 1, close))];
      text.append(pattern, from, open);
      text.append(
          argument instanceof Localized localized ? localized.in(language) : argument.toString());
      from = close + 1;
    }
    return text.append(pattern.substring(from)).toString();
  }
}
