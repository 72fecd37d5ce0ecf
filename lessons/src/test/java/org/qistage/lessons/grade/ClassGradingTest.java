package org.qistage.lessons.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.Lesson;
import org.qistage.lessons.format.LessonReader;
import org.qistage.lessons.grade.SubmissionResult.Trouble;

class ClassGradingTest {
  private static final String TEXT =
      """
      ---
      format: 1
      id: doubling
      title: TITLE
      summary: SUMMARY
      ---
      TEXT

      ## STEP

      ```check
      id: printed
      ```

      ```check
      id: double
      ```
      """;

  private static final String CHECKS =
      """
      format: 1
      checks:
        - id: printed
          kind: output
          program: programs/two.qi
          prompt: {zh: 打印什么, en: What is printed}
        - id: double
          kind: program
          points: 3
          starter: programs/double.qi
          prompt: {zh: 翻倍, en: Double it}
          cases:
            - input: "4"
              output: "8"
            - input: "-3"
              output: "-6"
              hidden: true
      """;

  private static final String RIGHT = "函数 主函数() {\n    打印行(转整数(读取行()) * 2);\n}\n";

  @TempDir Path folder = Path.of("");

  private Path lesson = Path.of("");
  private Path handedIn = Path.of("");

  @BeforeEach
  void write() throws IOException {
    lesson = folder.resolve("课 一");
    handedIn = folder.resolve("交来 的");
    Files.createDirectories(lesson.resolve("programs"));
    Files.createDirectories(handedIn);
    Files.writeString(lesson.resolve("lesson.zh.md"), TEXT);
    Files.writeString(lesson.resolve("lesson.en.md"), TEXT);
    Files.writeString(lesson.resolve("checks.yaml"), CHECKS);
    Files.writeString(lesson.resolve("programs/two.qi"), "函数 主函数() { 打印行(2); }\n");
    Files.writeString(lesson.resolve("programs/double.qi"), "函数 主函数() { }\n");
  }

  private Lesson lesson() {
    return LessonReader.read(lesson).lesson().orElseThrow();
  }

  private void program(String name, String text) throws IOException {
    Files.writeString(handedIn.resolve(name), text);
  }

  private static final ClassLimits LIMITS = new ClassLimits(3_000, 60_000, 128L << 20, 1 << 16);

  /// Results by the names of their submissions.
  private record Results(Map<String, SubmissionResult> all) {
    SubmissionResult get(String name) {
      return Objects.requireNonNull(all.get(name), name);
    }
  }

  private Results grade(ClassLimits limits) throws Exception {
    ClassGrading grading = new ClassGrading(lesson(), lesson, limits, Isolation.best(), 2);
    return new Results(
        grading
            .grade(
                ClassGrading.submissions(lesson(), List.of(handedIn), false),
                Optional.empty(),
                (_, _) -> {})
            .stream()
            .collect(
                Collectors.toMap(
                    SubmissionResult::name,
                    result -> result,
                    (one, _) -> one,
                    LinkedHashMap::new)));
  }

  @Test
  void everyShapeOfSubmissionIsGradedAndAHostileOneFailsAlone() throws Exception {
    program("a-right.qi", RIGHT);
    program("b-wrong.qi", "函数 主函数() { 打印行(8); }\n");
    program("c-faulty.qi", "函数 主函数() { 打印行(8;; }\n");
    program("d-endless.qi", "函数 主函数() { 循环 { } }\n");
    program("e-tasks.qi", "函数 生() { 循环 { 启动 生(); 让出; } }\n函数 主函数() { 生(); }\n");
    program("f-string.qi", "函数 主函数() { 变量 甲 = \"长\"; 循环 { 甲 = 甲 + 甲; } }\n");
    program("g-output.qi", "函数 主函数() { 循环 { 打印行(\"多\"); } }\n");
    program("h-deep.qi", "函数 深(n: 整数): 整数 { 返回 深(n + 1) + 1; }\n函数 主函数() { 打印行(深(0)); }\n");
    Path whole = Files.createDirectories(handedIn.resolve("i-folder"));
    Files.writeString(whole.resolve("answers.yaml"), "printed: \"2\"\n");
    Files.writeString(whole.resolve("double.qi"), RIGHT);
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(handedIn.resolve("j.zip")))) {
      zip.putNextEntry(new ZipEntry("张三/answers.yaml"));
      zip.write("printed: '2'\n".getBytes(StandardCharsets.UTF_8));
    }
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(handedIn.resolve("k-slip.zip")))) {
      zip.putNextEntry(new ZipEntry("../../out.qi"));
      zip.write(RIGHT.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(handedIn.resolve("l-noise.zip"), new byte[] {1, 2, 3});
    Results results = grade(LIMITS);
    assertEquals(12, results.all().size());
    assertEquals(3, results.get("a-right.qi").points());
    for (String wrong :
        List.of(
            "b-wrong.qi",
            "c-faulty.qi",
            "d-endless.qi",
            "e-tasks.qi",
            "f-string.qi",
            "g-output.qi",
            "h-deep.qi")) {
      SubmissionResult result = results.get(wrong);
      assertEquals(0, result.points(), wrong);
      assertEquals(4, result.outOf(), wrong);
      assertEquals(2, result.checks().size(), wrong);
      assertFalse(result.checks().get(1).english().isBlank(), wrong);
      assertFalse(result.checks().get(1).chinese().contains("java."), wrong);
    }
    assertEquals(4, results.get("i-folder").points());
    assertEquals(1, results.get("j.zip").points());
    assertEquals(0, results.get("k-slip.zip").points());
    assertEquals(Trouble.UNREADABLE, results.get("k-slip.zip").trouble());
    assertEquals(Trouble.NONE, results.get("a-right.qi").trouble());
    assertFalse(Files.exists(folder.resolve("out.qi")));
  }

  private void zip(String name, Charset names, Map<String, String> files) throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(handedIn.resolve(name)), names)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void whatFileManagersLeaveAndDraftsDoNotTakeAPlace() throws Exception {
    zip(
        "mac.zip",
        StandardCharsets.UTF_8,
        Map.of("作业/double.qi", RIGHT, "作业/._double.qi", "x", "__MACOSX/y", "z"));
    zip("windows.zip", Charset.forName("GB18030"), Map.of("作业/double.qi", RIGHT));
    Path drafts = Files.createDirectories(handedIn.resolve("drafts"));
    Files.writeString(drafts.resolve("a-draft.qi"), "函数 主函数() { }\n");
    Files.writeString(drafts.resolve("double.qi"), RIGHT);
    Path slip = Files.createDirectories(handedIn.resolve("slip"));
    Files.writeString(slip.resolve("answers.yaml"), "printed: [[[\n");
    Files.createSymbolicLink(handedIn.resolve("link"), drafts);
    Results results = grade(LIMITS);
    for (String name : List.of("mac.zip", "windows.zip", "drafts", "link")) {
      assertEquals(3, results.get(name).points(), name);
    }
    assertEquals(Trouble.UNREADABLE, results.get("slip").trouble());
    assertFalse(results.get("drafts").checks().get(0).passed());
  }

  @Test
  void aNamedFolderIsASubmissionOrAClass() throws IOException {
    Path own = Files.createDirectories(handedIn.resolve("张三"));
    Files.writeString(own.resolve("作业.qi"), RIGHT);
    assertEquals(List.of(own), ClassGrading.submissions(lesson(), List.of(handedIn), false));
    assertEquals(
        List.of(own.resolve("作业.qi")), ClassGrading.submissions(lesson(), List.of(own), false));
    assertEquals(List.of(own), ClassGrading.submissions(lesson(), List.of(own), true));
  }

  @Test
  void aSubmissionThatTakesTooLongIsEnded() throws Exception {
    program("endless.qi", "函数 主函数() { 循环 { } }\n");
    SubmissionResult result =
        grade(new ClassLimits(60_000, 2_500, 128L << 20, 1 << 16)).get("endless.qi");
    assertEquals(Trouble.TIME, result.trouble());
    assertEquals(2, result.checks().size());
    assertFalse(result.checks().get(1).passed());
    assertTrue(result.checks().get(1).english().contains("longer than it may"));
  }

  @Test
  void whatHasAResultIsNotGradedAgain() throws Exception {
    program("one.qi", RIGHT);
    Path file = folder.resolve("results.jsonl");
    AtomicInteger graded = new AtomicInteger();
    AtomicInteger known = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      if (i == 1) {
        Files.writeString(file, Files.readString(file) + "{\"name\":\"cut", StandardCharsets.UTF_8);
      }
      if (i == 2) {
        program("two.qi", RIGHT);
      }
      try (ResultFile results = ResultFile.open(file)) {
        ClassGrading grading = new ClassGrading(lesson(), lesson, LIMITS, Isolation.PROCESS, 1);
        List<SubmissionResult> all =
            grading.grade(
                ClassGrading.submissions(lesson(), List.of(handedIn), false),
                Optional.of(results),
                (_, earlier) -> (earlier ? known : graded).incrementAndGet());
        all.forEach(result -> assertEquals(3, result.points()));
      }
    }
    assertEquals(2, graded.get());
    assertEquals(2, known.get());
    program("one.qi", "函数 主函数() { }\n");
    try (ResultFile results = ResultFile.open(file)) {
      new ClassGrading(lesson(), lesson, LIMITS, Isolation.PROCESS, 1)
          .grade(
              List.of(handedIn.resolve("one.qi")),
              Optional.of(results),
              (result, earlier) -> {
                assertFalse(earlier);
                assertEquals(0, result.points());
              });
    }
  }

  @Test
  void reportsAreWhatOtherToolsRead() throws Exception {
    Lesson lesson = lesson();
    GradeReport report = new GradeReport(lesson, Language.EN);
    CheckResult right = new CheckResult("printed", true, 1, 1, "对", "right");
    CheckResult wrong =
        new CheckResult("double", false, 0, 3, "第一行不同", "a <b> & \u0001 ]]> \uD800 second\nline");
    SubmissionResult one =
        new SubmissionResult("甲|乙 <&>.qi", "d", List.of(right, wrong), Trouble.NONE, 1234);
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    report.junit(List.of(one)).getBytes(StandardCharsets.UTF_8)));
    assertEquals(2, xml.getElementsByTagName("testcase").getLength());
    assertEquals(1, xml.getElementsByTagName("failure").getLength());
    var gradescope = new ObjectMapper().readTree(report.gradescope(one));
    assertEquals(1, gradescope.get("score").asInt());
    assertEquals(3, gradescope.get("tests").get(1).get("max_score").asInt());
    var json = new ObjectMapper().readTree(report.json(List.of(one)));
    assertEquals("qi-stage/grades/1", json.get("schema").asText());
    assertEquals("第一行不同", json.at("/submissions/0/checks/1/chinese").asText());
    assertTrue(report.markdown(List.of(one)).contains("| 甲\\|乙 <&>.qi | ✓ | ✗ | 1 / 4 |"));
    assertTrue(report.text(List.of(one)).contains("✗ double"));
  }
}
