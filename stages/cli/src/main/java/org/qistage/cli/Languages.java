package org.qistage.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.qistage.foundation.Language;

/// Finds out which language to speak, before anything else is known of the command line.
final class Languages {
  private static final String OPTION = "--lang";

  private Languages() {}

  /// The language that `--lang` names, or else that of the locale; English for one that is not
  /// spoken here.
  static Language of(String[] arguments, Locale locale) {
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      Optional<Language> asked = Optional.empty();
      if (arguments[i].startsWith(OPTION + "=")) {
        asked = tagged(arguments[i].substring(OPTION.length() + 1));
      } else if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        asked = tagged(arguments[i + 1]);
      }
      if (asked.isPresent()) {
        return asked.get();
      }
    }
    return tagged(locale.getLanguage()).orElse(Language.EN);
  }

  private static Optional<Language> tagged(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst();
  }
}
