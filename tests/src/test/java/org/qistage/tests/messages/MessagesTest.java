package org.qistage.tests.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Language;
import org.qistage.pipeline.explain.Explanations;

/// Every text that there is in one language is there in the other, with the same arguments.
final class MessagesTest {
  private static final Path ROOT = Path.of(System.getProperty("qi.root"));
  private static final Pattern ARGUMENT = Pattern.compile("\\{[A-Za-z0-9]+}");
  private static final String CHINESE = "_zh.properties";

  private static List<Path> bundles() {
    try (Stream<Path> stages = Files.walk(ROOT.resolve("stages"));
        Stream<Path> runtime = Files.walk(ROOT.resolve("runtime"));
        Stream<Path> lessons = Files.walk(ROOT.resolve("lessons/src"))) {
      return Stream.of(stages, runtime, lessons)
          .flatMap(files -> files)
          .filter(file -> file.toString().contains("src/main/resources"))
          .filter(file -> file.getFileName().toString().endsWith(CHINESE))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Properties load(Path file) throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> arguments(String text) {
    Set<String> arguments = new TreeSet<>();
    var matcher = ARGUMENT.matcher(text);
    while (matcher.find()) {
      arguments.add(matcher.group());
    }
    return arguments;
  }

  @TestFactory
  Stream<DynamicTest> bothLanguagesHaveTheSameKeysAndArguments() {
    return bundles().stream()
        .map(
            file -> DynamicTest.dynamicTest(ROOT.relativize(file).toString(), () -> compare(file)));
  }

  private static void compare(Path chineseFile) throws IOException {
    Path englishFile = Path.of(chineseFile.toString().replace(CHINESE, "_en.properties"));
    Properties chinese = load(chineseFile);
    Properties english = load(englishFile);
    assertEquals(
        new TreeSet<>(chinese.stringPropertyNames()), new TreeSet<>(english.stringPropertyNames()));
    for (String key : chinese.stringPropertyNames()) {
      assertEquals(arguments(chinese.getProperty(key)), arguments(english.getProperty(key)), key);
    }
  }

  @Test
  void everyCodeThatHasAMessageCanBeExplained() throws IOException {
    assertFalse(bundles().isEmpty());
    for (Path file : bundles()) {
      for (String key : load(file).stringPropertyNames()) {
        if (key.startsWith("QI-") && key.endsWith(".message")) {
          String code = key.substring(0, key.length() - ".message".length());
          assertTrue(Explanations.find(code, Language.ZH).isPresent(), code);
        }
      }
    }
  }
}
