package org.qistage.tests.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.cli.QiStage;
import org.qistage.lessons.Course;

/// `qi-stage lesson test` finds nothing wrong with any lesson of the course.
class CourseTest {
  private static final Path COURSE =
      Path.of(System.getProperty("qi.root")).resolve("lessons/course");

  @TestFactory
  Stream<DynamicTest> every_lesson_is_sound() throws IOException {
    List<Path> lessons = Course.lessons(COURSE);
    assertFalse(lessons.isEmpty());
    return lessons.stream()
        .map(
            lesson ->
                DynamicTest.dynamicTest(
                    String.valueOf(lesson.getFileName()), () -> verify(lesson)));
  }

  private static void verify(Path lesson) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            new ByteArrayInputStream(new byte[0]),
            out,
            out,
            "lesson",
            "test",
            lesson.toString(),
            "--lang",
            "en");
    assertEquals(0, status, () -> out.toString(StandardCharsets.UTF_8));
  }
}
