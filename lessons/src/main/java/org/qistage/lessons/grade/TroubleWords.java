package org.qistage.lessons.grade;

import java.util.Locale;
import java.util.ResourceBundle;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.grade.SubmissionResult.Trouble;

/// What is said of a submission that could not be graded to its end.
final class TroubleWords {
  private TroubleWords() {}

  static BilingualText of(Trouble trouble) {
    return new BilingualText(in(Language.ZH, trouble), in(Language.EN, trouble));
  }

  private static String in(Language language, Trouble trouble) {
    return ResourceBundle.getBundle(
            TroubleWords.class.getPackageName() + ".words",
            Locale.of(language.tag()),
            TroubleWords.class.getClassLoader(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
        .getString(trouble.name().toLowerCase(Locale.ROOT));
  }
}
