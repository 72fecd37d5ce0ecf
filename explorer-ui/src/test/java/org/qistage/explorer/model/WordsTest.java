package org.qistage.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.explorer.shell.ExplorerWindow;
import org.qistage.foundation.Language;

class WordsTest {
  private static final Path BUNDLES =
      Path.of(System.getProperty("qi.root"), "explorer-ui/src/main/resources/org/qistage/explorer");

  /// Other names for what the glossary has names for: tokens and the typed tree.
  private static final Pattern OTHER_NAMES = Pattern.compile("词法单元|词元|类型树");

  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @TestFactory
  Stream<DynamicTest> bothLanguagesSayTheSameThings() throws IOException {
    try (Stream<Path> files = Files.walk(BUNDLES)) {
      Set<Path> chinese =
          files.filter(file -> file.endsWith("words_zh.properties")).collect(Collectors.toSet());
      assertFalse(chinese.isEmpty());
      return chinese.stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      BUNDLES.relativize(file).toString(), () -> compare(file)));
    }
  }

  private static void compare(Path file) throws IOException {
    Properties zh = read(file);
    Properties en = read(file.resolveSibling("words_en.properties"));
    assertEquals(new TreeSet<>(zh.stringPropertyNames()), new TreeSet<>(en.stringPropertyNames()));
    for (String key : zh.stringPropertyNames()) {
      assertEquals(places(zh.getProperty(key)), places(en.getProperty(key)), key);
      assertFalse(OTHER_NAMES.matcher(zh.getProperty(key)).find(), zh.getProperty(key));
      assertFalse(zh.getProperty(key).isBlank() || en.getProperty(key).isBlank(), key);
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Properties read(Path file) throws IOException {
    Properties words = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      words.load(reader);
    }
    return words;
  }

  @Test
  void boundWordsFollowTheLanguageAndWhatTheyAreGiven() {
    SimpleObjectProperty<Language> language = new SimpleObjectProperty<>(Language.ZH);
    SimpleObjectProperty<Integer> count = new SimpleObjectProperty<>(1);
    var text = new Words(language, ExplorerWindow.class).bind("problems", count);
    assertEquals("问题（1）", text.get());
    count.set(2);
    language.set(Language.EN);
    assertEquals("Problems (2)", text.get());
  }
}
