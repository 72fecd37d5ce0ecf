package org.qistage.pipeline.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Language;
import org.qistage.foundation.Messages;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.Programs;
import org.qistage.pipeline.StageId;

/// Artifacts whose JSON has the right shape and whose parts do not fit together.
final class FaultyArtifactTest {
  private static final CompileSnapshot SAMPLE =
      Pipeline.standard().compile(CompileRequest.of(Programs.SAMPLE, StageId.CODEGEN));

  /// A change to the JSON of a stage's artifact, and the code that it leads to.
  private record Case(String code, StageId stage, String from, String to) {}

  private static final List<Case> CASES =
      List.of(
          new Case("QI-ARTIFACT-0002", StageId.LEX, "\"span\": \\[2, 3\\]", "\"span\": [3, 3]"),
          new Case("QI-ARTIFACT-0003", StageId.LEX, "\"EOF\"", "\"SEMICOLON\""),
          new Case("QI-ARTIFACT-0003", StageId.LEX, "\"ASYNC\"", "\"EOF\""),
          new Case(
              "QI-ARTIFACT-0004",
              StageId.CHECK,
              "\"kind\": \"Variable\", \"id\": \\d+, \"name\"",
              "\"kind\": \"Variable\", \"id\": 0, \"name\""),
          new Case("QI-JSON-0018", StageId.CHECK, "\"entry\": \\d+", "\"entry\": 999"),
          new Case("QI-JSON-0011", StageId.CHECK, "\"type\": \"整数\"", "\"type\": \"数组<\""),
          new Case("QI-ARTIFACT-0006", StageId.LOWER, "\"entry\": \"主函数\"", "\"entry\": \"没有\""),
          new Case("QI-ARTIFACT-0006", StageId.LOWER, "\"qi_print_string\"", "\"qi_no_such\""),
          new Case("QI-ARTIFACT-0007", StageId.LOWER, "\"name\": \"加倍\"", "\"name\": \"主函数\""),
          new Case("QI-ARTIFACT-0008", StageId.LOWER, "\"target\": \\d+", "\"target\": 999"),
          new Case("QI-ARTIFACT-0008", StageId.LOWER, "\"register\": \\d+", "\"register\": 77"),
          new Case(
              "QI-ARTIFACT-0009", StageId.CODEGEN, "\"bytes\": \"[^\"]*\"", "\"bytes\": \"AAAA\""),
          new Case("QI-JSON-0011", StageId.CODEGEN, "\"bytes\": \"[^\"]*\"", "\"bytes\": \"!\""),
          new Case("QI-ARTIFACT-0009", StageId.CODEGEN, "\"name\": \"程序\"", "\"name\": \"他\""),
          new Case(
              "QI-ARTIFACT-0010", StageId.CODEGEN, "\"name\": \"程序\"", "\"name\": \"java.lang.X\""),
          new Case(
              "QI-ARTIFACT-0006",
              StageId.CODEGEN,
              "\"rootTask\": \"[^\"]*\"",
              "\"rootTask\": \"他\""),
          new Case(
              "QI-ARTIFACT-0007",
              StageId.CODEGEN,
              "\"name\": \"程序\\$主函数\\$任务\"",
              "\"name\": \"程序\""),
          new Case(
              "QI-JSON-0016", StageId.PARSE, "\"span\": \\[0, \\d+\\]", "\"span\": [0, 99999]"),
          new Case("QI-JSON-0017", StageId.PARSE, "\"id\": 1,", "\"id\": 0,"));

  private static String json(StageId stage) throws IOException {
    StringWriter text = new StringWriter();
    ArtifactJson.write(SAMPLE.artifact(stage).orElseThrow(), List.of(), text);
    return text.toString();
  }

  private static List<Diagnostic> refused(String json) {
    ReadResult.Refused<?> refused =
        assertInstanceOf(ReadResult.Refused.class, ArtifactJson.read("a.json", json));
    return refused.diagnostics();
  }

  @TestFactory
  Stream<DynamicTest> eachFaultHasItsCode() {
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
  }

  private static void check(Case each) throws IOException {
    String json = json(each.stage());
    String changed = Pattern.compile(each.from()).matcher(json).replaceFirst(each.to());
    assertNotEquals(json, changed);
    List<String> codes = refused(changed).stream().map(Diagnostic::code).toList();
    assertTrue(codes.contains(each.code()), codes::toString);
  }

  @Test
  void aSymbolOfAnotherSortIsRefused() throws IOException {
    String json = json(StageId.CHECK);
    // The entry becomes the first symbol that is a variable.
    for (int symbol = 0; symbol < 40; symbol++) {
      String changed = json.replaceFirst("\"entry\": \\d+", "\"entry\": " + symbol);
      if (ArtifactJson.read("a.json", changed) instanceof ReadResult.Refused<?> refused
          && refused.diagnostics().getFirst().code().equals("QI-ARTIFACT-0005")) {
        return;
      }
    }
    throw new AssertionError("no variable was refused as the entry");
  }

  @Test
  void aSourceOverTheLimitIsRefused() throws IOException {
    String spaces = " ".repeat(8 * 1024 * 1024 + 1);
    String json =
        "{\"schema\":\"qi-stage/source/1\",\"source\":{\"name\":\"a\",\"text\":\""
            + spaces
            + "\"}}";
    assertEquals("QI-ARTIFACT-0001", refused(json).getFirst().code());
  }

  /// Every number of every artifact made another: no exception, from reading to generated code.
  @Test
  void noChangedNumberLeadsToAnException() throws IOException {
    Pattern number = Pattern.compile("(?<=[ \\[])\\d+");
    for (StageId stage : StageId.values()) {
      String json = json(stage);
      List<Integer> places = new ArrayList<>();
      var matcher = number.matcher(json);
      while (matcher.find()) {
        places.add(matcher.start());
      }
      // A sample: one in so many that a few hundred are tried.
      int step = Math.max(1, places.size() / 150);
      for (int i = 0; i < places.size(); i += step) {
        int at = places.get(i);
        String changed = json.substring(0, at) + "9" + json.substring(at);
        if (ArtifactJson.read("a.json", changed) instanceof ReadResult.Read<?> read) {
          Pipeline.standard()
              .compile(CompileRequest.from(read.artifact(), List.of(), StageId.CODEGEN));
        }
      }
    }
  }

  @Test
  void everyProblemHasItsWordsInBothLanguages() {
    TreeSet<String> codes = new TreeSet<>();
    List<ArtifactProblem> all =
        List.of(
            new ArtifactProblem.SourceTooLarge(9, 8),
            new ArtifactProblem.TokensApart("$", 1, 2),
            new ArtifactProblem.EndMisplaced("$", org.qistage.lexing.TokenKind.EOF),
            new ArtifactProblem.Misnumbered("$", 1, 2),
            new ArtifactProblem.WrongSymbol("$", 1, "Variable"),
            new ArtifactProblem.UnknownReference("$", "x"),
            new ArtifactProblem.RepeatedName("$", "x"),
            new ArtifactProblem.MalformedFunction("$", "x"),
            new ArtifactProblem.MalformedClass("$", "x"),
            new ArtifactProblem.ReservedClass("$", "x"));
    assertEquals(ArtifactProblem.class.getPermittedSubclasses().length, all.size());
    for (ArtifactProblem problem : all) {
      assertTrue(codes.add(problem.code()), problem.code());
      for (String key : List.of("message", "label", "why", "fix")) {
        var chinese = Messages.text(problem, key, Language.ZH);
        var english = Messages.text(problem, key, Language.EN);
        assertEquals(chinese.isPresent(), english.isPresent(), problem.code() + key);
        assertFalse(chinese.orElse("").contains("{"), chinese::toString);
        assertFalse(english.orElse("").contains("{"), english::toString);
      }
    }
  }
}
