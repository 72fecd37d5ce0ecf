package org.qistage.checking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Problem;

/// Both languages say the same things about the same problems.
final class MessagesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle("org.qistage.checking.messages", java.util.Locale.of(language));
  }

  private static List<Class<?>> records() {
    return Stream.of(CheckProblem.class.getPermittedSubclasses())
        .flatMap(topic -> Stream.<Class<?>>of(topic.getPermittedSubclasses()))
        .toList();
  }

  private static String code(Class<?> record) throws ReflectiveOperationException {
    RecordComponent[] components = record.getRecordComponents();
    Object[] arguments =
        Arrays.stream(components).map(component -> sample(component.getType())).toArray();
    var constructor =
        record.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    return ((Problem) constructor.newInstance(arguments)).code();
  }

  private static Object sample(Class<?> type) {
    if (type == int.class) {
      return 1;
    }
    if (type == Type.class) {
      return Type.Simple.INTEGER;
    }
    return type == String.class ? "甲" : java.math.BigInteger.ONE;
  }

  @Test
  void everyProblemHasItsOwnCodeAndWordsInBothLanguages() throws ReflectiveOperationException {
    Set<String> codes = new HashSet<>();
    for (Class<?> record : records()) {
      String code = code(record);
      assertTrue(codes.add(code), code);
      Set<String> components =
          Arrays.stream(record.getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.toSet());
      for (String language : List.of("zh", "en")) {
        for (String part : List.of("message", "label", "why", "fix")) {
          String text = bundle(language).getString(code + "." + part);
          assertTrue(components.containsAll(arguments(text)), () -> code + " " + text);
        }
      }
    }
    assertEquals(
        codes,
        bundle("zh").keySet().stream()
            .map(key -> key.substring(0, key.indexOf('.')))
            .collect(Collectors.toSet()));
  }

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSameArguments() {
    ResourceBundle chinese = bundle("zh");
    ResourceBundle english = bundle("en");
    assertEquals(new TreeSet<>(chinese.keySet()), new TreeSet<>(english.keySet()));
    for (String key : chinese.keySet()) {
      if (key.endsWith(".message")) {
        assertEquals(arguments(chinese.getString(key)), arguments(english.getString(key)), key);
      }
    }
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }
}
