package org.qistage.lessons.format;

import org.qistage.foundation.Language;
import org.qistage.foundation.Localized;

/// A text in both languages.
public record BilingualText(String chinese, String english) implements Localized {
  @Override
  public String in(Language language) {
    return switch (language) {
      case ZH -> chinese;
      case EN -> english;
    };
  }
}
