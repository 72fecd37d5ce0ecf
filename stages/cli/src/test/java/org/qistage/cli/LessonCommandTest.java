package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandTest {
  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran qi(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = QiStage.execute(new ByteArrayInputStream(new byte[0]), out, err, arguments);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_new_lesson_passes_at_once() throws IOException {
    Path lesson = folder.resolve("课程 一").resolve("03-own");
    Ran made = qi("lesson", "new", lesson.toString(), "--lang", "zh");
    assertEquals(0, made.status(), made.err());
    assertTrue(made.out().contains("checks.yaml"), made.out());
    Ran tested = qi("lesson", "test", lesson.toString(), "--lang", "zh");
    assertEquals("", tested.err());
    assertEquals(0, tested.status());
    assertEquals("✓ 03-own  3 步，1 个程序，2 个答案，2 处引用\n", tested.out());
    try (Stream<Path> files = Files.walk(lesson)) {
      assertEquals(5, files.filter(Files::isRegularFile).count(), "nothing is left behind");
    }
    Ran again = qi("lesson", "new", lesson.toString(), "--lang", "en");
    assertEquals(ExitStatus.USAGE, again.status());
    assertTrue(again.err().contains("exists already"), again.err());
  }

  @Test
  void faults_are_told_with_file_and_line() throws IOException {
    Path lesson = folder.resolve("own");
    qi("lesson", "new", lesson.toString());
    Path program = lesson.resolve("programs/hello.qi");
    Files.writeString(program, Files.readString(program).replace("你好", "您好"));
    Ran tested = qi("lesson", "test", lesson.toString(), "--lang", "en");
    assertEquals(1, tested.status());
    assertTrue(tested.out().startsWith("✗ own"), tested.out());
    assertTrue(tested.err().contains("error[QI-LESSON-0107]"), tested.err());
    assertTrue(tested.err().contains("Line 1 is the first that differs"), tested.err());
    assertTrue(tested.err().contains("own/lesson.zh.md:30:1"), tested.err());
    assertTrue(tested.err().contains("does not print this line now: 你好，气"), tested.err());
    Ran json = qi("lesson", "test", lesson.toString(), "--diagnostics", "json");
    assertTrue(json.err().contains("\"QI-LESSON-0109\""), json.err());
  }

  @Test
  void the_course_that_comes_along_is_listed() {
    Ran listed = qi("lesson", "list", "--lang", "zh");
    assertEquals(0, listed.status(), listed.err());
    assertTrue(listed.out().startsWith("01-welcome"), listed.out());
    assertTrue(listed.out().contains("欢迎：一个程序的一生  25 分钟，8 步，5 题"), listed.out());
    Ran one = qi("lesson", "list", "welcome", "--lang", "en");
    assertEquals(1, one.out().lines().count());
    assertTrue(one.out().contains("Welcome: the life of a program"), one.out());
  }

  @Test
  void what_is_not_there_is_told() {
    for (List<String> arguments :
        List.of(
            List.of("lesson", "list", "nowhere"),
            List.of("lesson", "test", "nowhere"),
            List.of("lesson", "new"),
            List.of("lesson", "show"))) {
      Ran ran = qi(arguments.toArray(String[]::new));
      assertEquals(ExitStatus.USAGE, ran.status(), ran.err());
      assertTrue(!ran.err().isBlank());
    }
  }

  @Test
  void a_folder_may_be_named_like_a_command() {
    Path lesson = folder.resolve("run");
    assertEquals(0, qi("lesson", "new", lesson.toString()).status());
    assertTrue(Files.isDirectory(lesson));
    assertEquals(ExitStatus.USAGE, qi("lesson", "test", "run").status());
  }
}
