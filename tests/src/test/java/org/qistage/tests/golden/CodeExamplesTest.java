package org.qistage.tests.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every diagnostic code has a program in the corpus that yields it, or stands in
/// `codes-without-example.txt` with the reason. That list only shrinks: a line for a code that has an
/// example, or that no stage has, fails.
final class CodeExamplesTest {
  private static final Pattern CODE = Pattern.compile("QI-[A-Z]+-\\d{4}");

  /// What a line of the list begins with: a code, or `QI-NAME-*` for a family of codes.
  private static final Pattern EXCUSED = Pattern.compile("QI-[A-Z]+-(\\d{4}|\\*)");

  @Test
  void every_code_has_an_example_or_a_reason() throws IOException {
    Set<String> declared = declared();
    assertFalse(declared.isEmpty(), "no message bundle found");
    Set<String> exemplified = exemplified();
    Set<String> excused = excused();

    Set<String> missing = new TreeSet<>(declared);
    missing.removeAll(exemplified);
    missing.removeIf(code -> excused.contains(code) || excused.contains(family(code)));
    assertEquals(Set.of(), missing, "codes without an example");

    Set<String> stale = new TreeSet<>(excused);
    stale.removeIf(
        code ->
            code.endsWith("*")
                ? declared.stream().anyMatch(one -> family(one).equals(code))
                    && exemplified.stream().noneMatch(one -> family(one).equals(code))
                : declared.contains(code) && !exemplified.contains(code));
    assertEquals(Set.of(), stale, "lines to remove from codes-without-example.txt");
  }

  /// The codes that any message bundle of the project has words for.
  private static Set<String> declared() throws IOException {
    Set<String> codes = new TreeSet<>();
    Path root = Path.of(System.getProperty("qi.root"));
    for (String folder : List.of("stages", "runtime")) {
      try (Stream<Path> walk = Files.walk(root.resolve(folder))) {
        for (Path bundle : walk.filter(CodeExamplesTest::isBundle).toList()) {
          Properties messages = new Properties();
          try (Reader reader = Files.newBufferedReader(bundle)) {
            messages.load(reader);
          }
          for (String key : messages.stringPropertyNames()) {
            Matcher matcher = CODE.matcher(key);
            if (matcher.lookingAt()) {
              codes.add(matcher.group());
            }
          }
        }
      }
    }
    return codes;
  }

  private static String family(String code) {
    return code.substring(0, code.lastIndexOf('-')) + "-*";
  }

  private static boolean isBundle(Path path) {
    return path.getFileName().toString().equals("messages_zh.properties")
        && path.toString().replace('\\', '/').contains("src/main/resources");
  }

  private static Set<String> exemplified() {
    Set<String> codes = new TreeSet<>();
    for (GoldenCase golden : GoldenCorpus.load().cases()) {
      for (CaseFile file : List.of(CaseFile.DIAGNOSTICS, CaseFile.RUN_ERR)) {
        if (golden.has(file)) {
          codes.addAll(codesIn(golden.read(file)));
        }
      }
    }
    return codes;
  }

  private static Set<String> excused() throws IOException {
    Path list = GoldenCorpus.root().resolve(GoldenCorpus.CODES_WITHOUT_EXAMPLE);
    Set<String> codes = new TreeSet<>();
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Matcher matcher = EXCUSED.matcher(line);
        assertTrue(matcher.lookingAt(), line);
        assertFalse(line.substring(matcher.end()).isBlank(), "a reason is missing: " + line);
        codes.add(matcher.group());
      }
    }
    return codes;
  }

  private static Set<String> codesIn(String text) {
    Set<String> codes = new TreeSet<>();
    Matcher matcher = CODE.matcher(text);
    while (matcher.find()) {
      codes.add(matcher.group());
    }
    return codes;
  }
}
