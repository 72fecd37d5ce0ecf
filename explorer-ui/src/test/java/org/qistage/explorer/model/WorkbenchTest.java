package org.qistage.explorer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.Programs;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.runtime.trace.RunEnd;

class WorkbenchTest {
  @TempDir Path folder;

  @Test
  void theSeedProgramIsCompiledAndRecorded() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      Program program = programs.workbench().program().get();
      assertNotNull(program);
      assertFalse(program.compiled().hasErrors());
      Recording.Made made = assertInstanceOf(Recording.Made.class, program.recording());
      assertEquals(RunEnd.RETURNED, made.end());
      assertTrue(programs.workbench().clock().last().get() > 100);
      assertTrue(program.compiled().passes().size() > 3);
    }
  }

  @Test
  void aFileThatIsMissingIsToldAndTheTextStays() {
    try (Programs programs = Programs.opened(Programs.SEED)) {
      String before = programs.workbench().document().text().get();
      assertFalse(programs.workbench().open(folder.resolve("没有.qi")));
      assertEquals(before, programs.workbench().document().text().get());
      assertTrue(programs.workbench().trouble().get().isPresent());
    }
  }

  @Test
  void aFileThatIsNoTextIsTold() throws IOException {
    Path file = Files.write(folder.resolve("x.qi"), new byte[] {(byte) 0xFF, (byte) 0xFE});
    try (Programs programs = new Programs()) {
      assertFalse(programs.workbench().open(file));
      assertTrue(programs.workbench().trouble().get().isPresent());
    }
  }

  @Test
  void savingWritesTheTextAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("汉 字.qi");
    try (Programs programs = Programs.of("函数 主函数() {}\n")) {
      Document document = programs.workbench().document();
      document.text().set("函数 主函数() { 打印行(1); }\n");
      assertTrue(document.changed().get());
      programs.workbench().save(file);
      assertFalse(document.changed().get());
      assertEquals("函数 主函数() { 打印行(1); }\n", Files.readString(file));
      try (var files = Files.list(folder)) {
        assertEquals(1, files.count());
      }
      assertTrue(document.title().get().startsWith("汉 字.qi"));
    }
  }

  @Test
  void aTextThatIsSavedElsewhereImportsWhatIsThere() throws IOException {
    String text = "导入 工具;\n函数 主函数() { 打印(工具.数()); }\n";
    for (String name : new String[] {"甲", "乙"}) {
      Files.writeString(
          Files.createDirectories(folder.resolve(name)).resolve("工具.qi"),
          "包 工具;\n公开 函数 数(): 字符串 { 返回 \"" + name + "\"; }\n");
    }
    try (Programs programs = Programs.of(text)) {
      Workbench workbench = programs.workbench();
      for (String name : List.of("甲", "乙")) {
        Path file = folder.resolve(name).resolve("主.qi");
        workbench.save(file);
        programs.awaitUntil(() -> output(workbench).equals(name));
        assertEquals(List.of(folder.resolve(name)), workbench.request().folders());
      }
      Files.createDirectories(folder.resolve("没有"));
      workbench.save(folder.resolve("没有/主.qi"));
      programs.awaitUntil(
          () ->
              Optional.ofNullable(workbench.program().get())
                  .map(Program::recording)
                  .filter(Recording.Refused.class::isInstance)
                  .isPresent());
    }
  }

  private static String output(Workbench workbench) {
    workbench.clock().toEnd();
    return workbench.clock().moment().get().map(moment -> moment.output()).orElse("");
  }

  @Test
  void anotherProgramBeginsAnewAndTheSameStaysWhereItIs() throws IOException {
    String text = "导入 工具;\n函数 主函数() { 打印(工具.数()); }\n";
    Files.writeString(folder.resolve("工具.qi"), "包 工具;\n公开 函数 数(): 整数 { 返回 1; }\n");
    Path one = Files.writeString(folder.resolve("甲.qi"), text);
    Path two = Files.writeString(folder.resolve("乙.qi"), text);
    try (Programs programs = Programs.opened(one)) {
      Workbench workbench = programs.workbench();
      ShownFile shown = new ShownFile(workbench);
      for (Runnable open :
          List.<Runnable>of(
              () -> workbench.open(two),
              () -> workbench.show(text),
              () -> workbench.show(text),
              () -> workbench.show(workbench.request(), "丙.qi"))) {
        workbench.open(one);
        programs.awaitRecorded();
        point(workbench);
        assertEquals(1, shown.index().get());
        workbench.open(one);
        programs.awaitRecorded();
        assertEquals(1, shown.index().get());
        assertEquals(1, workbench.clock().breakpoints().size());
        assertEquals(OptionalInt.of(1), workbench.focus().task().get());
        open.run();
        assertEquals(0, shown.index().get());
        assertEquals(Set.of(), workbench.clock().breakpoints());
        assertEquals(OptionalInt.empty(), workbench.focus().task().get());
        assertEquals(Optional.empty(), workbench.focus().lit().get());
        assertEquals(Optional.empty(), workbench.focus().elsewhere().get());
        assertEquals(-1, workbench.clock().position().get());
      }
    }
  }

  private static void point(Workbench workbench) {
    workbench.clock().toEnd();
    workbench.clock().toggle(new Breakpoint.Line(0, 2));
    workbench.focus().choose(OptionalInt.of(1));
    workbench.focus().light(new Span(1, 2), "test");
    workbench.focus().light(new Focus.Place(1, new Span(0, 1)), "test");
  }

  @Test
  void aFileIsSavedWithTheLineEndsThatItHad() throws IOException {
    for (String[] texts :
        new String[][] {
          {"// 甲\r\n// 乙\r\n", "// 甲\r\n// 乙\r\n// 丙\r\n"},
          {"// 甲\n// 乙\n", "// 甲\n// 乙\n// 丙\n"},
          // One end for all, where there were several.
          {"// 甲\r\n// 乙\n", "// 甲\n// 乙\n// 丙\n"},
          {"// 甲\r// 乙\r\n", "// 甲\n// 乙\n// 丙\n"},
          {"", "// 丙\n"},
        }) {
      Path file = Files.writeString(folder.resolve("a.qi"), texts[0]);
      try (Programs programs = Programs.opened(file)) {
        Document document = programs.workbench().document();
        assertFalse(document.text().get().contains("\r"));
        assertFalse(document.changed().get());
        document.text().set(document.text().get() + "// 丙\r\n");
        assertTrue(document.changed().get());
        programs.workbench().save(file);
        assertFalse(document.changed().get());
        assertEquals(texts[1], Files.readString(file));
      }
    }
  }

  @Test
  void theNewestTextWins() {
    try (Programs programs = Programs.of("函数 主函数() {}\n")) {
      for (int i = 0; i < 50; i++) {
        programs.workbench().document().text().set("函数 主函数() { 打印行(" + i + "); }\n");
      }
      programs.awaitRecorded();
      Program program = programs.workbench().program().get();
      assertNotNull(program);
      assertTrue(program.source().text().contains("打印行(49)"));
    }
  }

  @Test
  void anEndlessProgramIsCutAndKeepsItsTrace() {
    try (Programs programs = Programs.of("函数 主函数() { 变量 甲 = 0; 当 真 { 甲 = 甲 + 1; } }\n")) {
      Program program = programs.workbench().program().get();
      assertNotNull(program);
      Recording.Made made = assertInstanceOf(Recording.Made.class, program.recording());
      assertTrue(made.end().isLimit());
      assertTrue(programs.workbench().clock().last().get() > 1000);
    }
  }
}
