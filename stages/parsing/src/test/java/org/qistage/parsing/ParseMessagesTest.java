package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qistage.foundation.Language;
import org.qistage.lexing.TokenKind;

class ParseMessagesTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)\\}");

  static List<Class<?>> problems() {
    return List.of(ParseProblem.class.getPermittedSubclasses());
  }

  private static Properties bundle(String name, Language language) {
    Properties properties = new Properties();
    String file = name + "_" + language.tag() + ".properties";
    try (var input = Objects.requireNonNull(ParseProblem.class.getResourceAsStream(file))) {
      properties.load(new InputStreamReader(input, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static String code(Class<?> problem) throws ReflectiveOperationException {
    var constructor = problem.getDeclaredConstructors()[0];
    Object[] arguments =
        Arrays.stream(constructor.getParameterTypes())
            .map(
                type ->
                    type == String.class ? "" : type == int.class ? (Object) 0 : Phrase.Part.NAME)
            .toArray();
    constructor.setAccessible(true);
    return ((ParseProblem) constructor.newInstance(arguments)).code();
  }

  @Test
  void bothLanguagesHaveTheSameKeys() {
    for (String name : List.of("messages", "phrases")) {
      assertEquals(
          new TreeSet<>(bundle(name, Language.ZH).stringPropertyNames()),
          new TreeSet<>(bundle(name, Language.EN).stringPropertyNames()));
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void everyProblemHasAMessageALabelAReasonAndAFix(Class<?> problem)
      throws ReflectiveOperationException {
    Set<String> components =
        Arrays.stream(problem.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    for (Language language : Language.values()) {
      Properties messages = bundle("messages", language);
      for (String key : List.of("message", "label", "why", "fix")) {
        String text = messages.getProperty(code(problem) + "." + key, "");
        assertFalse(text.isBlank(), key);
        Stream<String> placeholders =
            PLACEHOLDER.matcher(text).results().map((MatchResult result) -> result.group(1));
        assertTrue(placeholders.allMatch(components::contains), text);
      }
    }
  }

  @Test
  void codesAreDistinct() throws ReflectiveOperationException {
    Set<String> codes = new TreeSet<>();
    for (Class<?> problem : problems()) {
      assertTrue(codes.add(code(problem)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPartHasANameInBothLanguages(Phrase.Part part) {
    for (Language language : Language.values()) {
      assertFalse(part.in(language).isBlank());
    }
  }

  @Test
  void aListReadsNaturally() {
    Phrase list =
        new Phrase.AnyOf(
            List.of(
                new Phrase.Kind(TokenKind.SEMICOLON),
                new Phrase.Kind(TokenKind.COMMA),
                Phrase.Part.EXPRESSION));
    assertEquals("`;`、`,`或一个表达式", list.in(Language.ZH));
    assertEquals("`;`, `,` or an expression", list.in(Language.EN));
  }
}
