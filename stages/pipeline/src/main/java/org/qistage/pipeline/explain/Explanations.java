package org.qistage.pipeline.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qistage.foundation.Language;

/// Looks codes up in the message bundles of all stages and of the lessons.
public final class Explanations {
  private static final List<String> BUNDLES =
      List.of(
          "org.qistage.lexing.messages",
          "org.qistage.parsing.messages",
          "org.qistage.checking.messages",
          "org.qistage.lowering.messages",
          "org.qistage.codegen.messages",
          "org.qistage.runtime.failure.messages",
          "org.qistage.foundation.json.messages",
          "org.qistage.pipeline.messages",
          "org.qistage.pipeline.artifact.messages",
          // Of a tool above; where only the compiler is there, it is left out.
          "org.qistage.lessons.format.messages",
          "org.qistage.lessons.verify.messages");

  private static final String MESSAGE = ".message";

  private Explanations() {}

  /// What a code means; empty for one that does not exist.
  public static Optional<Explanation> find(String code, Language language) {
    for (ResourceBundle bundle : bundles(language)) {
      if (bundle.containsKey(code + MESSAGE)) {
        return Optional.of(
            new Explanation(
                code,
                text(bundle, code + MESSAGE).orElse(code),
                text(bundle, code + ".why"),
                text(bundle, code + ".fix"),
                Examples.of(code),
                Examples.filesOf(code)));
      }
    }
    return Optional.empty();
  }

  /// Every code, sorted.
  public static SortedSet<String> codes() {
    SortedSet<String> codes = new TreeSet<>();
    for (ResourceBundle bundle : bundles(Language.ZH)) {
      for (String key : bundle.keySet()) {
        if (key.startsWith("QI-") && key.endsWith(MESSAGE)) {
          codes.add(key.substring(0, key.length() - MESSAGE.length()));
        }
      }
    }
    return codes;
  }

  private static List<ResourceBundle> bundles(Language language) {
    List<ResourceBundle> bundles = new ArrayList<>();
    for (String name : BUNDLES) {
      try {
        bundles.add(
            ResourceBundle.getBundle(
                name,
                Locale.of(language.tag()),
                Explanations.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                    ResourceBundle.Control.FORMAT_PROPERTIES)));
      } catch (MissingResourceException withoutWords) {
        // A stage without problems has no messages.
      }
    }
    return bundles;
  }

  private static Optional<String> text(ResourceBundle bundle, String key) {
    return bundle.containsKey(key)
        ? Optional.of(bundle.getString(key).replaceAll("\\{[A-Za-z]+}", "…"))
        : Optional.empty();
  }
}
