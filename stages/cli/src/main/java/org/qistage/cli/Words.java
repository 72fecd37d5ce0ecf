package org.qistage.cli;

import java.util.Locale;
import java.util.ResourceBundle;
import org.qistage.foundation.Language;

/// The words of the command line in one language.
final class Words {
  private final Language language;
  private final ResourceBundle bundle;

  Words(Language language) {
    this.language = language;
    this.bundle =
        ResourceBundle.getBundle(
            "org.qistage.cli.words",
            Locale.of(language.tag()),
            Words.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Language language() {
    return language;
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  String of(String key, Object... arguments) {
    String text = bundle.getString(key);
    for (int i = 0; i < arguments.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
    }
    return text;
  }

  java.util.Set<String> keys() {
    return bundle.keySet();
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }
}
