package org.qistage.pipeline.trace;

import java.util.Locale;
import java.util.ResourceBundle;
import org.qistage.foundation.Language;

/// The words of traces in one language.
public final class TraceWords {
  private final ResourceBundle bundle;

  TraceWords(Language language) {
    this("org.qistage.pipeline.trace.words", language);
  }

  /// @param bundle the name of the properties, of this module
  public TraceWords(String bundle, Language language) {
    this.bundle =
        ResourceBundle.getBundle(
            bundle,
            Locale.of(language.tag()),
            TraceWords.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /// The text of a key, with `{0}`, `{1}` … replaced.
  public String of(String key, Object... arguments) {
    String text = bundle.getString(key);
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      boolean place =
          text.charAt(at) == '{'
              && at + 2 < text.length()
              && text.charAt(at + 2) == '}'
              && Character.isDigit(text.charAt(at + 1));
      if (place) {
        filled.append(arguments[text.charAt(at + 1) - '0']);
        at += 3;
      } else {
        filled.append(text.charAt(at++));
      }
    }
    return filled.toString();
  }
}
