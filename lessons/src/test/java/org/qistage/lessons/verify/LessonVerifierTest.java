package org.qistage.lessons.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.lessons.check.GradingLimits;

class LessonVerifierTest {
  @TempDir Path parent;

  private Path folder;

  private final List<List<String>> commands = new ArrayList<>();

  @BeforeEach
  void begin() throws IOException {
    folder = parent.resolve("07-own lesson");
    NewLesson.in(folder);
  }

  /// The command that the template shows prints one line here.
  private String run(List<String> arguments) {
    commands.add(arguments);
    return "你好，气\n再见\n";
  }

  private LessonReport verify() throws IOException {
    GradingLimits limits = new GradingLimits(2000, 10_000, 10, 10_000);
    return new LessonVerifier(this::run, limits).verify(folder, Set.of("own-lesson", "other"));
  }

  private static String told(LocatedDiagnostic located) {
    return Path.of(located.source().name()).getFileName()
        + ":"
        + located.source().line(located.diagnostic().primary().start())
        + " "
        + located.diagnostic().code();
  }

  @Test
  void a_new_lesson_is_sound() throws IOException {
    LessonReport report = verify();
    assertEquals(List.of(), report.diagnostics());
    assertTrue(report.isSound());
    assertEquals("own-lesson", report.lesson().orElseThrow().id());
    assertEquals(1, report.programs());
    assertEquals(2, report.answers());
    assertEquals(2, report.quotations());
    assertThrows(FileAlreadyExistsException.class, () -> NewLesson.in(folder));
  }

  @Test
  void commands_run_on_a_copy_in_the_language_of_the_text() throws IOException {
    verify();
    List<String> first = commands.getFirst();
    assertEquals("run", first.getFirst());
    assertFalse(Path.of(first.get(1)).startsWith(folder));
    assertFalse(Files.exists(Path.of(first.get(1))), "the copy is gone");
    assertEquals(
        Set.of("zh", "en"),
        Set.copyOf(commands.stream().map(each -> each.get(each.indexOf("--lang") + 1)).toList()));
  }

  private record Fault(String told, String file, String from, String to) {}

  @TestFactory
  Stream<DynamicTest> every_fault_is_told_with_its_line() {
    return Stream.of(
            new Fault("hello.qi:3 QI-LESSON-0101", "programs/hello.qi", "名字);", "名子);"),
            new Fault(
                "hello.qi:2 QI-LESSON-0101",
                "programs/hello.qi",
                "变量 名字 = \"气\";",
                "变量 名字 = \"气\"; 变量 多 = 1;"),
            new Fault(
                "hello.qi:2 QI-LESSON-0102",
                "programs/hello.qi",
                "\"气\";",
                "\"气\"; //~ 错误 QI-PARSE-0002"),
            new Fault("hello.qi:3 QI-LESSON-0103", "programs/hello.qi", "打印行(", "抛出 \"坏\"; //"),
            new Fault(
                "hello.qi:2 QI-LESSON-0104",
                "programs/hello.qi",
                "\"气\";",
                "\"气\"; //~ 运行 QI-RUN-0001"),
            new Fault(
                "hello.qi:2 QI-LESSON-0103",
                "programs/hello.qi",
                "\"气\";",
                "\"气\"; 循环 { 打印(\"\"); }"),
            new Fault(
                "checks.yaml:3 QI-LESSON-0105", "solution/answers.yaml", "greeting", "greting"),
            new Fault(
                "answers.yaml:1 QI-LESSON-0106", "solution/answers.yaml", "greeting", "greting"),
            new Fault("checks.yaml:3 QI-LESSON-0107", "solution/answers.yaml", "气", "空气"),
            new Fault("checks.yaml:16 QI-LESSON-0108", "checks.yaml", "你好，名字", "你好，气"),
            new Fault("lesson.zh.md:30 QI-LESSON-0109", "lesson.zh.md", "\n你好，气\n", "\n你好，器\n"),
            new Fault("lesson.zh.md:31 QI-LESSON-0109", "lesson.zh.md", "\n你好，气\n", "\n你好，气\n再会\n"),
            new Fault(
                "lesson.zh.md:23 QI-LESSON-0110",
                "lesson.zh.md",
                "{line: 3}",
                "{line: 3, occurrence: 2}"),
            new Fault(
                "lesson.zh.md:39 QI-LESSON-0111", "lesson.zh.md", "- 一句话", "- [看](nowhere.md) 一句话"),
            new Fault(
                "lesson.zh.md:39 QI-LESSON-0112",
                "lesson.zh.md",
                "- 一句话",
                "- [看](lesson:nowhere) 一句话"),
            new Fault(
                "lesson.zh.md:11 QI-LESSON-0025",
                "lesson.zh.md",
                "为什么要学这个？",
                "```qi\n变量 = ;\n```\n"))
        .map(fault -> DynamicTest.dynamicTest(fault.told() + " " + fault.to(), () -> check(fault)));
  }

  private void check(Fault fault) throws IOException {
    Path file = folder.resolve(fault.file());
    String sound = Files.readString(file);
    String changed = sound.replace(fault.from(), fault.to());
    assertFalse(changed.equals(sound), "nothing was changed");
    try {
      Files.writeString(file, changed);
      LessonReport report = verify();
      assertFalse(report.isSound());
      List<String> told = report.diagnostics().stream().map(LessonVerifierTest::told).toList();
      assertTrue(told.contains(fault.told()), told.toString());
    } finally {
      Files.writeString(file, sound);
    }
  }

  @Test
  void a_lesson_of_another_course_may_be_required() throws IOException {
    Path file = folder.resolve("lesson.zh.md");
    Files.writeString(file, Files.readString(file).replace("requires: []", "requires: [nowhere]"));
    Path other = folder.resolve("lesson.en.md");
    Files.writeString(
        other, Files.readString(other).replace("requires: []", "requires: [nowhere]"));
    LessonReport report = verify();
    assertTrue(report.isSound());
    assertEquals(
        List.of("lesson.zh.md:7 QI-LESSON-0114"),
        report.diagnostics().stream().map(LessonVerifierTest::told).toList());
  }

  @Test
  void what_a_lesson_says_of_its_own_faults_is_no_fault() throws IOException {
    Files.writeString(
        folder.resolve("programs/broken.qi"),
        "函数 主函数() {\n    变量 数 = 1 //~ 错误 QI-PARSE-0002\n    打印行(数);\n}\n");
    Files.writeString(
        folder.resolve("programs/fails.qi"),
        "函数 主函数() {\n    变量 数 = 读取行();\n    抛出 数; //~ 运行 QI-RUN-0100\n}\n");
    Files.writeString(folder.resolve("programs/fails.in"), "坏\n");
    String zh = Files.readString(folder.resolve("lesson.zh.md"));
    Files.writeString(
        folder.resolve("lesson.zh.md"),
        zh.replace("- 一句话", "- [二](lesson:other) [家](https://example.org) [本](checks.yaml) 一句话"));
    List<String> told = verify().diagnostics().stream().map(LessonVerifierTest::told).toList();
    assertEquals(List.of(), told);
  }
}
