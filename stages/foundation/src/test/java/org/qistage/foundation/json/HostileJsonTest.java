package org.qistage.foundation.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Problem;

/// Whatever the JSON is, reading it gives diagnostics at the right place and never throws.
final class HostileJsonTest {
  private static final String GOOD =
      ArtifactWriter.toText(Sample.example(), List.of(), Sample.FORMAT);

  /// From the expected code and the text under the carets to the JSON.
  private static Map<String, String> cases() {
    Map<String, String> cases = new LinkedHashMap<>();
    cases.put("0001 !", GOOD.replace("\"colour\"", "!colour"));
    cases.put("0001 } after the end", GOOD + "}");
    cases.put("0001 binary", "\u0000\u0001");
    cases.put("0002 empty", "");
    cases.put("0002 half", GOOD.substring(0, GOOD.length() / 2));
    cases.put("0003 \"flag\"", GOOD.replace("\"small\": -7", "\"flag\": true"));
    cases.put("0004 [", "[".repeat(ArtifactReader.DEPTH_LIMIT + 1));
    cases.put("0004 huge nesting", "[".repeat(10_000_000));
    cases.put("0005 long string", GOOD.replace("甲.qi", "x".repeat(17 << 20)));
    cases.put("0005 long number", GOOD.replace("-7", "7".repeat(2000)));
    cases.put("0006 { $.values small", GOOD.replace("\"small\": -7, ", ""));
    cases.put("0006 { kind", GOOD.replace("\"kind\": \"Circle\", ", ""));
    cases.put("0007 -7 $.values", GOOD.replace("\"small\"", "\"smal\""));
    cases.put("0008 \"7\" $.values.small", GOOD.replace("-7", "\"7\""));
    cases.put("0008 1.5 $.values.small", GOOD.replace("-7", "1.5"));
    cases.put("0008 null $.values.small", GOOD.replace("-7", "null"));
    cases.put("0008 3 $.shape.parts[0].span", GOOD.replace("[0, 1]", "3"));
    cases.put("0008 [ $.shape.parts[0].span", GOOD.replace("[0, 1]", "[0, 1, 2]"));
    cases.put("0008 { $.table", GOOD.replace("[[1, 2], []]", "{}"));
    cases.put("0008 1 $", "1");
    cases.put("0009 \"Circel\" $.shape.parts[0].kind", GOOD.replace("\"Circle\"", "\"Circel\""));
    cases.put("0009 \"green\" $.colour", GOOD.replace("GREEN", "green"));
    cases.put("0010 9999999999 $.values.small", GOOD.replace("-7", "9999999999"));
    cases.put("0010 -1 $.shape.parts[0].id", GOOD.replace("\"id\": 1", "\"id\": -1"));
    cases.put("0010 1 $.shape.parts[0].span[1]", GOOD.replace("[0, 1]", "[2, 1]"));
    cases.put("0011 { $.shape.parts[0]", GOOD.replace("1.5", "-1.5"));
    cases.put("0011 \"\" $.values.hidden", GOOD.replace("\"词\"", "\"\""));
    cases.put("0012 {", "{}");
    cases.put("0013 \"tokens\"", GOOD.replace("qi-stage/sample/2", "tokens"));
    cases.put("0014 \"qi-stage/tokens/2\"", GOOD.replace("sample/2", "tokens/2"));
    cases.put("0015 \"qi-stage/sample/3\"", GOOD.replace("sample/2", "sample/3"));
    cases.put("0016 [ $.shape.parts[0].span", GOOD.replace("[0, 1]", "[0, 100]"));
    cases.put("0017 2 $.shape.parts[1].id", GOOD.replace("\"id\": 1", "\"id\": 2"));
    cases.put(
        "0018 2000000000 $.shape.parts[0].id", GOOD.replace("\"id\": 1", "\"id\": 2000000000"));
    cases.put("0018 5 $.table[0][0]", GOOD.replace("[1, 2]", "[5, 2]"));
    cases.put("0019 \"\\ud800\" $.values.hidden", GOOD.replace("词", "\\ud800"));
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> everyFaultHasItsCodeAndItsPlace() {
    return cases().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
  }

  private static void check(String expected, String json) {
    ReadResult.Refused<?> refused = refused(json);
    Diagnostic diagnostic = refused.diagnostics().getFirst();
    String[] words = expected.split(" ", -1);
    assertEquals("QI-JSON-" + words[0], diagnostic.code());
    if (words[1].matches("[^a-z].*|null|1")) {
      assertTrue(
          refused.json().slice(diagnostic.primary()).startsWith(words[1]),
          () -> refused.json().slice(diagnostic.primary()));
    }
    if (words.length > 2 && words[2].startsWith("$")) {
      assertEquals(words[2], Messages.arguments(diagnostic.problem(), Language.EN).get("path"));
    }
  }

  @Test
  void everyCutGivesADiagnostic() {
    for (int length = 0; length < GOOD.length() - 1; length++) {
      assertFalse(refused(GOOD.substring(0, length)).diagnostics().isEmpty());
    }
  }

  @Test
  void everyChangedCharacterGivesAnAnswer() {
    for (int at = 0; at < GOOD.length(); at++) {
      for (char other : "\"{}[]:,0-x\\\u0000".toCharArray()) {
        String json = GOOD.substring(0, at) + other + GOOD.substring(at + 1);
        ArtifactReader.read("sample.json", json, Sample.FORMAT);
      }
    }
  }

  @Test
  void manyFaultsAreCutShort() {
    String circle = "{ \"kind\": \"Circle\", \"id\": 1, \"span\": [0, 1], \"radius\": 1.5 },";
    String json = GOOD.replace(circle, circle.repeat(100));
    List<Diagnostic> diagnostics = refused(json).diagnostics();
    assertEquals(Findings.LIMIT + 1, diagnostics.size());
    assertEquals("QI-JSON-0020", diagnostics.getLast().code());
  }

  @Test
  void aLongTextWhereAShortOneIsWantedIsNotRepeatedInTheMessage() {
    Diagnostic diagnostic =
        refused(GOOD.replace("GREEN", "G".repeat(10_000_000))).diagnostics().getFirst();
    String message = Messages.text(diagnostic.problem(), "message", Language.EN).orElseThrow();
    assertTrue(message.length() < 200, message);
  }

  @Test
  void everyProblemHasItsWordsInBothLanguages() throws ReflectiveOperationException {
    TreeSet<String> codes = new TreeSet<>();
    for (Class<?> type : JsonProblem.class.getPermittedSubclasses()) {
      var constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      Object[] arguments =
          Stream.of(constructor.getParameterTypes()).map(HostileJsonTest::example).toArray();
      Problem problem = (Problem) constructor.newInstance(arguments);
      assertTrue(codes.add(problem.code()), problem.code());
      for (String key : List.of("message", "label", "why", "fix")) {
        var chinese = Messages.text(problem, key, Language.ZH);
        var english = Messages.text(problem, key, Language.EN);
        assertEquals(chinese.isPresent(), english.isPresent(), problem.code() + key);
        assertFalse(chinese.orElse("").contains("{"), chinese::toString);
        assertFalse(english.orElse("").contains("{"), english::toString);
      }
      assertTrue(Messages.text(problem, "message", Language.ZH).isPresent(), problem.code());
    }
  }

  private static Object example(Class<?> type) {
    if (type == int.class) {
      return 1;
    } else if (type == long.class) {
      return 1L;
    }
    return type == JsonShape.class ? JsonShape.ARRAY : "x";
  }

  private static ReadResult.Refused<?> refused(String json) {
    return assertInstanceOf(
        ReadResult.Refused.class, ArtifactReader.read("sample.json", json, Sample.FORMAT));
  }
}
