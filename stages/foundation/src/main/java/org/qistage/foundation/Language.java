package org.qistage.foundation;

import java.util.Locale;

/// A language that messages are written in.
public enum Language {
  ZH(Locale.SIMPLIFIED_CHINESE),
  EN(Locale.ENGLISH);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  public Locale locale() {
    return locale;
  }

  /// The suffix of this language's message files.
  public String tag() {
    return locale.getLanguage();
  }
}
