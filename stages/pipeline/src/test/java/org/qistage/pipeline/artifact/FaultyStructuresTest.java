package org.qistage.pipeline.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;

/// Artifacts with structs and enums whose names and numbers do not fit together.
final class FaultyStructuresTest {
  private static final SourceText PROGRAM =
      new SourceText(
          "构.qi",
          """
          类型 点 { 整数 横; 整数 纵; }
          枚举 形 { 圆(整数), 线(点), 无形 }

          函数 (自身 点) 和(): 整数 {
              返回 自身.横 + 自身.纵;
          }

          函数 主函数() {
              变量 甲 = 点 { 纵: 2, 横: 1 };
              甲.横 = 3;
              变量 乙 = 形::线(甲);
              匹配 乙 {
                  形::圆(径) => 打印行(径),
                  形::线(点甲) => 打印行(点甲.和()),
                  形::无形 => {}
              }
          }
          """);

  private static final CompileSnapshot SAMPLE =
      Pipeline.standard().compile(CompileRequest.of(PROGRAM, StageId.CODEGEN));

  /// A change to the JSON of a stage's artifact, and the code that it leads to.
  private record Case(String code, StageId stage, String from, String to) {}

  private static final List<Case> CASES =
      List.of(
          new Case("QI-ARTIFACT-0006", StageId.CHECK, "\"type\": \"点\"", "\"type\": \"面\""),
          new Case("QI-ARTIFACT-0006", StageId.CHECK, "\"type\": \"点\"", "\"type\": \"形\""),
          new Case("QI-JSON-0011", StageId.CHECK, "\"type\": \"形\"", "\"type\": \"数组<形>\""),
          new Case("QI-ARTIFACT-0007", StageId.CHECK, "\"name\": \"形\"", "\"name\": \"点\""),
          new Case("QI-JSON-0018", StageId.CHECK, "\"field\": \\d", "\"field\": 9"),
          new Case("QI-JSON-0018", StageId.CHECK, "\"variant\": \\d", "\"variant\": 9"),
          new Case("QI-JSON-0018", StageId.CHECK, "\"fields\": \\[1, 0\\]", "\"fields\": [1, 7]"),
          new Case(
              "QI-ARTIFACT-0006", StageId.LOWER, "\"structure\": \"点\"", "\"structure\": \"面\""),
          new Case(
              "QI-ARTIFACT-0006", StageId.LOWER, "\"className\": \"点\"", "\"className\": \"面\""),
          new Case(
              "QI-ARTIFACT-0006", StageId.LOWER, "\"className\": \"点\"", "\"className\": \"no\""),
          new Case("QI-ARTIFACT-0007", StageId.LOWER, "\"name\": \"形::圆\"", "\"name\": \"点\""),
          new Case("QI-JSON-0018", StageId.LOWER, "\"field\": \\d", "\"field\": 9"));

  private static String json(StageId stage) throws IOException {
    StringWriter text = new StringWriter();
    ArtifactJson.write(SAMPLE.artifact(stage).orElseThrow(), List.of(), text);
    return text.toString();
  }

  @TestFactory
  Stream<DynamicTest> eachFaultHasItsCode() {
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
  }

  /// The change is made at each place by itself: it must be told at one of them at least.
  private static void check(Case each) throws IOException {
    String json = json(each.stage());
    List<String> codes = new ArrayList<>();
    var matcher = Pattern.compile(each.from()).matcher(json);
    while (matcher.find()) {
      String changed =
          json.substring(0, matcher.start()) + each.to() + json.substring(matcher.end());
      assertNotEquals(json, changed);
      if (ArtifactJson.read("a.json", changed) instanceof ReadResult.Refused<?> refused) {
        refused.diagnostics().stream().map(Diagnostic::code).forEach(codes::add);
      }
    }
    assertTrue(codes.contains(each.code()), codes::toString);
  }

  @Test
  void theProgramIsSound() throws IOException {
    assertEquals(List.of(), SAMPLE.diagnostics());
    for (StageId stage : List.of(StageId.CHECK, StageId.LOWER)) {
      assertInstanceOf(ReadResult.Read.class, ArtifactJson.read("a.json", json(stage)));
    }
  }

  /// Every tag, field, variant and operand made another: no exception, from reading to generated code.
  @Test
  void noChangedNumberLeadsToAnException() throws IOException {
    Pattern number = Pattern.compile("(?<=\"(field|variant|tag|register|result|slot)\": |\\[)\\d+");
    for (StageId stage : List.of(StageId.CHECK, StageId.LOWER)) {
      String json = json(stage);
      List<int[]> places = new ArrayList<>();
      var matcher = number.matcher(json);
      while (matcher.find()) {
        places.add(new int[] {matcher.start(), matcher.end()});
      }
      int step = Math.max(1, places.size() / 60);
      for (int i = 0; i < places.size(); i += step) {
        for (String other : List.of("0", "1", "7")) {
          compile(json.substring(0, places.get(i)[0]) + other + json.substring(places.get(i)[1]));
        }
      }
    }
  }

  /// Every name made that of another sort.
  @Test
  void noChangedNameLeadsToAnException() throws IOException {
    for (StageId stage : List.of(StageId.CHECK, StageId.LOWER)) {
      String json = json(stage);
      var matcher = Pattern.compile("\"(点|形|形::圆|形::线|整数|enum|i64)\"").matcher(json);
      while (matcher.find()) {
        for (String other : List.of("\"点\"", "\"形::线\"", "\"enum\"", "\"::\"", "\"形\"")) {
          compile(json.substring(0, matcher.start()) + other + json.substring(matcher.end()));
        }
      }
    }
  }

  private static void compile(String json) {
    if (ArtifactJson.read("a.json", json) instanceof ReadResult.Read<?> read) {
      Pipeline.standard().compile(CompileRequest.from(read.artifact(), List.of(), StageId.CODEGEN));
    }
  }
}
