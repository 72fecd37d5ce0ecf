package org.qistage.explorer.capsule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.explorer.Programs;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;

class CapsulesTest {
  private static final String READS = "函数 主函数() { 当 变量 行 = 读取行() { 打印行(行); } 打印行(\"完\"); }\n";

  @TempDir Path folder = Path.of("");

  private Capsule capsule(Programs programs) {
    return new Capsules(programs.workbench()).present();
  }

  /// Opens a file in a workbench of its own and waits for its moment.
  private Programs opened(Path file) {
    Programs programs = new Programs();
    assertTrue(new Capsules(programs.workbench()).open(file), () -> told(programs.workbench()));
    programs.awaitRecorded();
    return programs;
  }

  private static String told(Workbench workbench) {
    return workbench.notices() + " " + workbench.trouble().get();
  }

  @Test
  void aCapsuleOpensTheSameMoment() throws IOException {
    Path file = folder.resolve("一 刻.qicap");
    Capsule written;
    try (Programs programs = Programs.of(READS)) {
      Workbench workbench = programs.workbench();
      workbench.document().input().set("甲\n乙\n");
      workbench.settings().memory().set(MemoryModel.REFCOUNT);
      workbench.settings().seed().set(7);
      programs.awaitUntil(
          () -> workbench.clock().navigator().get().orElseThrow().trace().settings().seed() == 7);
      workbench.clock().goTo(9);
      workbench.clock().level().set(Level.SCHEDULER);
      workbench.clock().breakpoints().add(new Breakpoint.Line(0, 1));
      workbench.clock().breakpoints().add(new Breakpoint.Task(1));
      workbench.pins().pin("这里 👈");
      workbench.view().set(ViewId.RUN);
      workbench.beside().set(Optional.of(ViewId.TREE));
      workbench.focus().light(new Span(3, 6), "test");
      workbench.focus().choose(OptionalInt.of(1));
      written = capsule(programs);
      new Capsules(workbench).write(file);
    }
    try (Programs programs = opened(file)) {
      Workbench workbench = programs.workbench();
      assertEquals(written, capsule(programs));
      assertEquals(List.of(), workbench.notices());
      assertEquals(9, workbench.clock().position().get());
      assertEquals(MemoryModel.REFCOUNT, workbench.request().memory());
      assertEquals(MemoryModel.GC, workbench.settings().memory().get());
      workbench.clock().toEnd();
      assertEquals("甲\n乙\n完\n", workbench.clock().moment().get().orElseThrow().output());
    }
  }

  @Test
  void theFilesThatAreImportedComeAlong() throws IOException {
    Path town = copyOfTown();
    Path file = town.resolveSibling("town.qicap");
    int length;
    try (Programs programs = Programs.opened(town)) {
      length = programs.workbench().clock().last().get();
      programs.workbench().clock().toEnd();
      assertFalse(capsule(programs).files().isEmpty());
      new Capsules(programs.workbench()).write(file);
    }
    try (Programs programs = opened(file)) {
      assertEquals(List.of(), programs.workbench().notices());
      assertEquals(length, programs.workbench().clock().position().get());
    }
  }

  /// Its program writes files, and finds answers to its requests beside it.
  private Path copyOfTown() throws IOException {
    Path from = Programs.SEED.resolveSibling("town");
    Path to = folder.resolve("town");
    try (var files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
    return to.resolve("town.qi");
  }

  @Test
  void aCapsuleWhoseLinesEndWithTwoCharactersOpensItsMoment() throws IOException {
    Path file = folder.resolve("二.qicap");
    String text = "函数 主函数() {\n    打印行(1);\n    打印行(2);\n}\n";
    Span lit = new Span(text.lastIndexOf("打印行"), text.lastIndexOf("打印行") + 3);
    try (Programs programs = Programs.of(text)) {
      programs.workbench().clock().goTo(3);
      programs.workbench().focus().light(lit, "test");
      new Capsules(programs.workbench()).write(file);
    }
    String json = Files.readString(file);
    String changed =
        json.replace("\\n", "\\r\\n")
            .replaceFirst(
                "(\"focus\"\\s*:\\s*\\[\\s*)\\d+(\\s*,\\s*)\\d+",
                "$1" + (lit.start() + 2) + "$2" + (lit.end() + 2));
    assertTrue(changed.contains(String.valueOf(lit.end() + 2)), changed);
    Files.writeString(file, changed);
    try (Programs programs = opened(file)) {
      Workbench workbench = programs.workbench();
      assertEquals(text, workbench.document().text().get());
      assertEquals(3, workbench.clock().position().get());
      assertEquals(lit, workbench.focus().lit().get().orElseThrow().span());
      assertEquals(List.of(), workbench.notices());
    }
  }

  @Test
  void theExampleOfTheDocumentIsOpened() throws IOException {
    for (String name : List.of("capsule.md")) {
      Path document = Path.of(System.getProperty("qi.root"), "docs", name);
      Matcher example =
          Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(document));
      assertTrue(example.find());
      Path file = Files.writeString(folder.resolve("例.qicap"), example.group(1));
      try (Programs programs = opened(file)) {
        Clock clock = programs.workbench().clock();
        assertEquals(List.of(), programs.workbench().notices());
        assertEquals(clock.last().get(), clock.position().get());
        assertEquals("你好，小明\n", clock.moment().get().orElseThrow().output());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"schema\": \"qi-stage/tokens/1\"}",
        "{\"schema\": \"qi-stage/capsule/3\"}",
        "{\"schema\": \"qi-stage/capsule/1\"}",
        "{\"schema\": \"qi-stage/capsule/2\"}",
      })
  void whatIsNoCapsuleIsRefusedWithAMessageAndNothingChanges(String json) throws IOException {
    refused(json);
  }

  @Test
  void valuesThatMakeNoSenseAreRefused() throws IOException {
    String good;
    try (Programs programs = Programs.of("函数 主函数() {}\n")) {
      Path file = folder.resolve("好.qicap");
      new Capsules(programs.workbench()).write(file);
      good = Files.readString(file);
    }
    for (String[] change :
        new String[][] {
          {"\"position\" *: *[0-9-]+", "\"position\": -2"},
          {"\"position\" *: *[0-9-]+", "\"position\": 99999999999999"},
          {"\"events\" *: *[0-9]+", "\"events\": 2000000000"},
          {"\"seconds\" *: *[0-9]+", "\"seconds\": 0"},
          {"\"schedule\" *: *\"\"", "\"schedule\": \"rm -rf\""},
          {"\"schema\"", "\"more\": 1, \"schema\""},
          {
            "\"pins\" *: *\\[ *\\]",
            "\"pins\": [{\"position\": -2, \"focus\": null, \"note\": \"\"}]"
          },
          {
            "\"pins\" *: *\\[ *\\]",
            "\"pins\": [{\"position\": 1, \"focus\": null, \"note\": \"" + "长".repeat(201) + "\"}]"
          },
          {
            "\"pins\" *: *\\[ *\\]",
            "\"pins\": ["
                + "{\"position\": 1, \"focus\": null, \"note\": \"\"},".repeat(2)
                + "null]"
          },
          {
            "\"pins\" *: *\\[ *\\]",
            "\"pins\": [{\"position\": 1, \"focus\": null, \"note\": \"\"}, "
                + "{\"position\": 1, \"focus\": null, \"note\": \"\"}]"
          },
          {"\"breakpoints\" *: *\\[ *\\]", "\"breakpoints\": [" + "[".repeat(100_000)},
        }) {
      String bad = good.replaceFirst(change[0], change[1]);
      assertFalse(bad.equals(good), change[0]);
      refused(bad);
    }
    Path whole = Files.writeString(folder.resolve("好2.qicap"), good);
    opened(whole).close();
  }

  private void refused(String json) throws IOException {
    Path file = Files.writeString(folder.resolve("坏.qicap"), json);
    try (Programs programs = Programs.of(READS)) {
      Workbench workbench = programs.workbench();
      assertFalse(new Capsules(workbench).open(file), json);
      assertTrue(workbench.trouble().get().isPresent());
      assertEquals(READS, workbench.document().text().get());
    }
  }

  @Test
  void filesThatCannotBeReadAreTold() throws IOException {
    Path bytes = Files.write(folder.resolve("乱.qicap"), new byte[] {(byte) 0xFF, 1, 2});
    Path large = folder.resolve("大.qicap");
    try (var out =
        Files.newByteChannel(
            large,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.WRITE)) {
      out.position(Capsules.LIMIT);
      out.write(java.nio.ByteBuffer.wrap(new byte[] {'}'}));
    }
    try (Programs programs = Programs.of(READS)) {
      Workbench workbench = programs.workbench();
      Capsules capsules = new Capsules(workbench);
      assertFalse(capsules.open(bytes));
      assertFalse(capsules.open(large));
      assertFalse(capsules.open(folder.resolve("没有.qicap")));
      assertEquals(
          List.of("noText", "tooLarge", "unreadable"),
          workbench.notices().stream().map(notice -> notice.key()).toList());
      assertEquals("没有这个文件", workbench.notices().getLast().arguments().getLast());
    }
  }

  @Test
  void aRunThatComesOutOtherwiseIsTold() throws IOException {
    Path file = folder.resolve("别.qicap");
    try (Programs programs = Programs.of("函数 主函数() { 打印行(1); }\n")) {
      new Capsules(programs.workbench()).write(file);
    }
    Files.writeString(
        file, Files.readString(file).replaceFirst("\"length\" *: *[0-9]+", "\"length\": 3"));
    try (Programs programs = opened(file)) {
      assertEquals("otherRun", programs.workbench().notices().getFirst().key());
    }
  }
}
