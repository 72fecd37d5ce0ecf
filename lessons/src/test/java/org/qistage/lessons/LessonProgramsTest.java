package org.qistage.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.foundation.SourceText;

class LessonProgramsTest {
  @TempDir Path folder;

  @Test
  void findsTheProgramsInTheOrderOfTheirNames() throws IOException {
    Files.writeString(folder.resolve("乙.qi"), "打印 2;\n");
    Files.writeString(folder.resolve("a.qi"), "打印 1;\n");
    Files.writeString(folder.resolve("notes.md"), "");
    List<SourceText> programs = LessonPrograms.in(folder);
    assertEquals(List.of("a.qi", "乙.qi"), programs.stream().map(SourceText::name).toList());
    assertEquals("打印 2;\n", programs.get(1).text());
  }

  @Test
  void theSeedProgramIsThere() throws IOException {
    Path programs = Path.of(System.getProperty("qi.root"), "lessons", "programs");
    assertTrue(
        LessonPrograms.in(programs).stream().anyMatch(program -> program.name().equals("seed.qi")));
  }
}
