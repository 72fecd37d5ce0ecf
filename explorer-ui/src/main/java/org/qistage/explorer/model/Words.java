package org.qistage.explorer.model;

import java.util.Locale;
import java.util.ResourceBundle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import org.qistage.foundation.Language;

/// The words of one feature, in the language that is set. They are in `words_zh.properties` and
/// `words_en.properties` beside the feature's classes.
public final class Words {
  private final ObservableValue<Language> language;
  private final String bundle;
  private final ClassLoader loader;

  /// @param feature a class of the feature's package
  public Words(ObservableValue<Language> language, Class<?> feature) {
    this.language = language;
    this.bundle = feature.getPackageName() + ".words";
    this.loader = feature.getClassLoader();
  }

  public ObservableValue<Language> language() {
    return language;
  }

  /// The text of a key in the present language, with `{0}`, `{1}` … replaced.
  public String of(String key, Object... arguments) {
    return fill(bundle(language.getValue()).getString(key), arguments);
  }

  /// The text of a key, which follows the language.
  ///
  /// @param arguments what is observable among them is followed, too
  public StringBinding bind(String key, Object... arguments) {
    ObservableValue<?>[] watched = new ObservableValue<?>[arguments.length + 1];
    int count = 0;
    watched[count++] = language;
    for (Object argument : arguments) {
      if (argument instanceof ObservableValue<?> observable) {
        watched[count++] = observable;
      }
    }
    return Bindings.createStringBinding(
        () -> of(key, arguments), java.util.Arrays.copyOf(watched, count));
  }

  private ResourceBundle bundle(Language of) {
    return ResourceBundle.getBundle(
        bundle,
        Locale.of(of.tag()),
        loader,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String fill(String pattern, Object... arguments) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int digit = at + 1 < pattern.length() ? pattern.charAt(at + 1) - '0' : -1;
      boolean place =
          pattern.charAt(at) == '{'
              && at + 2 < pattern.length()
              && pattern.charAt(at + 2) == '}'
              && digit >= 0
              && digit < arguments.length;
      if (place) {
        Object argument = arguments[digit];
        text.append(
            argument instanceof ObservableValue<?> observable ? observable.getValue() : argument);
        at += 3;
      } else {
        text.append(pattern.charAt(at++));
      }
    }
    return text.toString();
  }
}
