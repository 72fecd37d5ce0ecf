package org.qistage.foundation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/// Finds the words for a problem. A key that is missing gives an empty result, and a placeholder
/// without a component of that name is left as it stands, so a faulty bundle never hides a
/// diagnostic.
public final class Messages {
  private Messages() {}

  /// The text of `CODE.KEY` with the problem's components filled in.
  public static Optional<String> text(Problem problem, String key, Language language) {
    if (problem instanceof ReportedProblem reported) {
      return reported.text(key, language);
    }
    return pattern(problem, key, language)
        .map(pattern -> fill(pattern, arguments(problem, language)));
  }

  /// The text of `CODE.KEY` as it stands in the bundle.
  public static Optional<String> pattern(Problem problem, String key, Language language) {
    try {
      return Optional.of(bundle(problem, language).getString(problem.code() + "." + key));
    } catch (MissingResourceException absent) {
      return Optional.empty();
    }
  }

  private static ResourceBundle bundle(Problem problem, Language language) {
    Class<?> type = problem.getClass();
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return ResourceBundle.getBundle(
        type.getPackageName() + ".messages",
        java.util.Locale.of(language.tag()),
        type.getClassLoader(),
        exact);
  }

  /// The problem's components by name, each in the given language.
  public static Map<String, String> arguments(Problem problem, Language language) {
    Map<String, String> arguments = new LinkedHashMap<>();
    RecordComponent[] components = problem.getClass().getRecordComponents();
    if (components == null) {
      return arguments;
    }
    for (RecordComponent component : components) {
      try {
        var accessor = component.getAccessor();
        accessor.setAccessible(true);
        Object value = accessor.invoke(problem);
        arguments.put(
            component.getName(),
            value instanceof Localized localized ? localized.in(language) : String.valueOf(value));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("component " + component.getName(), e);
      }
    }
    return arguments;
  }

  private static String fill(String pattern, Map<String, String> arguments) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    while (true) {
      int open = pattern.indexOf('{', from);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      if (close < 0) {
        return text.append(pattern, from, pattern.length()).toString();
      }
      String value = arguments.get(pattern.substring(open + 1, close));
      text.append(pattern, from, open);
      text.append(value == null ? pattern.substring(open, close + 1) : value);
      from = close + 1;
    }
  }
}
