package org.qistage.lessons.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.Language;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;
import org.qistage.lessons.Course;

class LessonReaderTest {
  private static final String ZH =
      """
      ---
      format: 1
      id: small
      title: 小
      summary: 一句话
      minutes: 5
      ---
      开头。

      ## 第一步

      看：

      ```show
      program: a.qi
      view: tree
      at: {line: 2, occurrence: 3}
      pin: [打印, '1#2']
      ```

      - 一
      - 二

      ```check
      id: one
      ```

      ## 第二步 ##

      ````reveal 想好了吗
      里面。

      ```qi a.qi#part
      ```
      ````
      """;

  private static final String CHECKS =
      """
      format: 1
      checks:
        - id: one
          kind: output
          program: a.qi
          prompt: {zh: 打印什么, en: What it prints}
          hints:
            - {zh: 看看, en: Look}
          mistakes:
            - answer: 2
              feedback: {zh: 不对, en: No}
      """;

  private static final String PROGRAM =
      """
      函数 主函数() {
          // region part
          打印 1 + 1;
          // endregion
      }
      """;

  @TempDir Path folder;

  private final Map<String, String> files = new TreeMap<>();

  @BeforeEach
  void aSoundLesson() {
    files.put("lesson.zh.md", ZH);
    files.put("lesson.en.md", ZH.replace("开头", "Beginning").replace("第一步", "First"));
    files.put("checks.yaml", CHECKS);
    files.put("a.qi", PROGRAM);
  }

  private LessonReading read() throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
    }
    return LessonReader.read(folder);
  }

  private static String code(LocatedDiagnostic located) {
    return located.diagnostic().code();
  }

  private static String told(LocatedDiagnostic located) {
    return Path.of(located.source().name()).getFileName()
        + ":"
        + located.source().line(located.diagnostic().primary().start())
        + " "
        + located.diagnostic().code();
  }

  @Test
  void a_lesson_is_read_into_steps_and_parts() throws IOException {
    LessonReading reading = read();
    assertEquals(List.of(), reading.diagnostics());
    Lesson lesson = reading.lesson().orElseThrow();
    assertEquals("small", lesson.id());
    assertEquals(5, lesson.minutes());
    LessonText text = lesson.text(Language.ZH);
    assertEquals("开头。", ((Part.Prose) text.introduction().getFirst()).markdown());
    assertEquals(List.of("第一步", "第二步"), text.steps().stream().map(Step::title).toList());
    List<Part> first = text.steps().getFirst().parts();
    Part.Show show = assertInstanceOf(Part.Show.class, first.get(1));
    assertEquals("a.qi", show.run().program());
    assertEquals(List.of("打印", "1#2"), show.pins().stream().map(SourcePlace::written).toList());
    assertEquals("- 一\n- 二", ((Part.Prose) first.get(2)).markdown());
    assertEquals("one", ((Part.Ask) first.get(3)).id());
    Part.Reveal reveal =
        assertInstanceOf(Part.Reveal.class, text.steps().getLast().parts().getFirst());
    assertEquals("想好了吗", reveal.title());
    assertEquals("打印 1 + 1;\n", ((Part.Code) reveal.parts().getLast()).text());
    Check check = lesson.check("one").orElseThrow();
    assertEquals("output", check.kind());
    assertEquals(new Answer.Text("2"), check.head().mistakes().getFirst().answer());
  }

  @Test
  void spans_point_at_the_file() throws IOException {
    LessonText text = read().lesson().orElseThrow().text(Language.ZH);
    for (Part part : text.parts()) {
      String there = text.source().slice(part.span());
      assertTrue(
          part instanceof Part.Prose(String markdown, _)
              ? there.equals(markdown)
              : there.startsWith("```"),
          part + ": " + there);
    }
  }

  @Test
  void what_a_program_says_of_its_faults_is_not_shown() throws IOException {
    files.put("b.qi", "变量 甲 //~ 错误 QI-PARSE-0002\n打印 1; //~ 运行 QI-RUN-0001\n");
    Lesson lesson = read().lesson().orElseThrow();
    assertEquals("变量 甲\n打印 1;\n", lesson.program("b.qi").orElseThrow().text());
    assertEquals(
        List.of(new Expected(1, "错误", "QI-PARSE-0002"), new Expected(2, "运行", "QI-RUN-0001")),
        lesson.expected().get("b.qi"));
  }

  /// A change of one file, and what is told of it.
  private record Fault(String told, String file, String from, String to) {}

  private static final List<Fault> FAULTS =
      List.of(
          new Fault("lesson.zh.md:1 QI-LESSON-0003", "lesson.zh.md", "开头", "一".repeat(400_000)),
          new Fault("checks.yaml:5 QI-LESSON-0005", "checks.yaml", "kind: output", "kind: [output"),
          new Fault("checks.yaml:4 QI-LESSON-0006", "checks.yaml", "kind: output", "kind: *one"),
          new Fault(
              "checks.yaml:4 QI-LESSON-0006", "checks.yaml", "kind: output", "kind: !x output"),
          new Fault("checks.yaml:3 QI-LESSON-0007", "checks.yaml", "    prompt", "    #prompt"),
          new Fault(
              "checks.yaml:6 QI-LESSON-0008",
              "checks.yaml",
              "program: a.qi",
              "program: a.qi\n    colour: red"),
          new Fault(
              "checks.yaml:6 QI-LESSON-0009",
              "checks.yaml",
              "{zh: 打印什么, en: What it prints}",
              "打印什么"),
          new Fault("lesson.zh.md:6 QI-LESSON-0010", "lesson.zh.md", "minutes: 5", "minutes: 0"),
          new Fault("checks.yaml:4 QI-LESSON-0011", "checks.yaml", "kind: output", "kind: outpt"),
          new Fault("checks.yaml:1 QI-LESSON-0012", "checks.yaml", "format: 1", "format: 2"),
          new Fault("checks.yaml:4 QI-LESSON-0013", "checks.yaml", "kind: output", "id: two"),
          new Fault("lesson.zh.md:1 QI-LESSON-0014", "lesson.zh.md", "---\nformat", "format"),
          new Fault(
              "lesson.zh.md:24 QI-LESSON-0015",
              "lesson.zh.md",
              "- 二\n",
              "- 二\n\n  ```check\n  id: one\n  ```\n"),
          new Fault("checks.yaml:5 QI-LESSON-0016", "checks.yaml", "a.qi", "b.qi"),
          new Fault("lesson.zh.md:33 QI-LESSON-0017", "lesson.zh.md", "#part", "#port"),
          new Fault("lesson.zh.md:34 QI-LESSON-0018", "lesson.zh.md", "#part\n", "#part\n打印 2;\n"),
          new Fault("lesson.zh.md:18 QI-LESSON-0019", "lesson.zh.md", "1#2", "1#3"),
          new Fault("lesson.zh.md:24 QI-LESSON-0020", "lesson.zh.md", "id: one", "id: two"),
          new Fault("checks.yaml:3 QI-LESSON-0021", "checks.yaml", "id: one", "id: two"),
          new Fault("lesson.en.md:10 QI-LESSON-0022", "lesson.zh.md", "## 第一步\n", ""),
          new Fault("checks.yaml:6 QI-LESSON-0023", "checks.yaml", "en: What it prints", "en: ' '"),
          new Fault(
              "checks.yaml:5 QI-LESSON-0024",
              "checks.yaml",
              "kind: output\n    program: a.qi",
              "kind: choice\n    options: [{text: {zh: 甲, en: A}}]"));

  @TestFactory
  Stream<DynamicTest> every_fault_is_told_with_its_line() {
    return FAULTS.stream().map(fault -> DynamicTest.dynamicTest(fault.told(), () -> check(fault)));
  }

  private void check(Fault fault) throws IOException {
    files.clear();
    aSoundLesson();
    String sound = Objects.requireNonNull(files.get(fault.file()));
    String changed = sound.replaceFirst(java.util.regex.Pattern.quote(fault.from()), fault.to());
    assertFalse(changed.equals(sound), "nothing was changed");
    files.put(fault.file(), changed);
    List<String> told = read().diagnostics().stream().map(LessonReaderTest::told).toList();
    assertTrue(told.contains(fault.told()), told.toString());
  }

  @Test
  void missing_and_unreadable_files_are_told() throws IOException {
    files.remove("lesson.en.md");
    LessonReading reading = read();
    assertEquals(
        List.of("QI-LESSON-0001"),
        reading.diagnostics().stream().map(LessonReaderTest::code).toList());
    assertTrue(reading.lesson().isPresent(), "the other language is there");
    Files.write(folder.resolve("lesson.en.md"), new byte[] {'a', (byte) 0xff});
    assertEquals(
        List.of("QI-LESSON-0004"),
        LessonReader.read(folder).diagnostics().stream().map(LessonReaderTest::code).toList());
  }

  @Test
  void every_code_has_words_in_both_languages() {
    Set<String> without = new TreeSet<>();
    for (Class<?> type : LessonProblem.class.getPermittedSubclasses()) {
      for (Language language : Language.values()) {
        var problem = Samples.of(type);
        String text = Messages.text(problem, "message", language).orElse("");
        String fix = Messages.text(problem, "fix", language).orElse("");
        if (text.isEmpty() || text.contains("{") || fix.contains("{")) {
          without.add(type.getSimpleName() + " " + language);
        }
      }
    }
    assertEquals(Set.of(), without);
  }

  @Test
  void hostile_yaml_is_refused_soon() {
    String bomb =
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n";
    String deep = "a: " + "[".repeat(50_000);
    String deepBlock =
        String.join(
            "\n", Stream.iterate(0, n -> n + 1).limit(600).map(n -> " ".repeat(n) + "a:").toList());
    String wide = "a: [" + "1,".repeat(300_000) + "1]";
    String merge = "a: &a {b: 1}\nc: {<<: *a}\n";
    String binary = "a: !!binary aGVsbG8=\n";
    String twice = "format: 1\n---\nformat: 1\n";
    String complex = "? [1, 2]\n: 3\n";
    String tab = "a:\n\t- 1\n";
    String anchors = "&a a: *a\n";
    String escapes = "a: \"\\uZZZZ \\U99999999\"\n";
    for (String text :
        List.of(
            bomb, deep, deepBlock, wide, merge, binary, twice, complex, tab, anchors, escapes)) {
      files.put("checks.yaml", text);
      LessonReading reading =
          assertTimeoutPreemptively(Duration.ofSeconds(30), this::read, text.substring(0, 5));
      assertTrue(reading.hasErrors(), text.substring(0, Math.min(60, text.length())));
      assertTrue(
          reading.diagnostics().stream()
              .filter(located -> located.source().name().endsWith("checks.yaml"))
              .anyMatch(located -> located.diagnostic().isError()),
          text.substring(0, Math.min(60, text.length())));
    }
  }

  @Test
  void answers_are_read_from_yaml_and_json() throws IOException {
    Files.writeString(folder.resolve("x.qi"), PROGRAM);
    Files.writeString(
        folder.resolve("answers.yaml"),
        "a: 007\nb: [1, 二]\nc: {file: x.qi}\nd: {变量: 甲, 行: [1, 2]}\ne: |\n  1\n  2\nf: no\ng: {command: python3 'my lexer.py'}\n");
    AnswerReader.Reading yaml = AnswerReader.read(folder.resolve("answers.yaml"));
    assertEquals(List.of(), yaml.diagnostics());
    assertEquals(new Answer.Text("007"), yaml.answers().get("a"));
    assertEquals("1\n二", answer(yaml, "b").plain());
    assertEquals(new Answer.Program("x.qi", PROGRAM), yaml.answers().get("c"));
    assertEquals("变量: 甲\n行: 1\n2", answer(yaml, "d").plain());
    assertEquals(new Answer.Text("1\n2\n"), yaml.answers().get("e"));
    assertEquals(new Answer.Text("no"), yaml.answers().get("f"));
    assertEquals(List.of("python3", "my lexer.py"), ((Answer.Command) answer(yaml, "g")).words());
    Files.writeString(folder.resolve("answers.json"), "{\"a\": 7, \"b\": [\"x\", 2], \"c\": true}");
    AnswerReader.Reading json = AnswerReader.read(folder.resolve("answers.json"));
    assertEquals("x\n2", answer(json, "b").plain());
    assertEquals(new Answer.Text("true"), json.answers().get("c"));
  }

  private static Answer answer(AnswerReader.Reading reading, String id) {
    return Objects.requireNonNull(reading.answers().get(id), id);
  }

  @Test
  void an_answer_cannot_name_a_file_outside_of_its_folder() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("in"));
    Files.writeString(folder.resolve("secret.qi"), PROGRAM);
    for (String path : List.of("../secret.qi", "/etc/passwd", "x/../../secret.qi")) {
      Files.writeString(inner.resolve("answers.yaml"), "a: {file: " + path + "}\nb: 1\n");
      AnswerReader.Reading reading = AnswerReader.read(inner.resolve("answers.yaml"));
      assertEquals(
          List.of("QI-LESSON-0009"),
          reading.diagnostics().stream().map(LessonReaderTest::code).toList());
      assertEquals(Set.of("b"), reading.answers().keySet());
    }
  }

  @Test
  void the_course_is_read_without_a_fault() throws IOException {
    List<Path> lessons = Course.lessons(Course.folder());
    assertFalse(lessons.isEmpty());
    for (Path lesson : lessons) {
      LessonReading reading = LessonReader.read(lesson);
      assertEquals(List.of(), reading.diagnostics().stream().map(LessonReaderTest::told).toList());
    }
    assertTrue(Course.find("welcome").isPresent());
  }
}
