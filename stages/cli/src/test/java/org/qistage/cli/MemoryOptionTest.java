package org.qistage.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The option `--memory` of the commands that lower, and what a run tells of its heap.
class MemoryOptionTest {
  private static final String TIDY =
      """
      函数 主函数() {
          变量 甲 = [1, 2, 3];
          打印 甲;
      }
      """;

  private static final String CYCLE =
      """
      类型 人 { 字符串 名; 数组<人> 友; }
      函数 主函数() {
          变量 甲 = 人 { 名: "甲", 友: [] };
          变量 乙 = 人 { 名: "乙", 友: [甲] };
          甲.友.添加(乙);
          打印 甲.友[0].名;
      }
      """;

  @TempDir Path folder;
  private String out = "";
  private String err = "";

  private int qi(String command, String program, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("程序.qi"), program);
    List<String> arguments = new ArrayList<>(List.of(command, file.toString(), "--lang", "en"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            new ByteArrayInputStream(new byte[0]),
            outBytes,
            errBytes,
            arguments.toArray(String[]::new));
    out = outBytes.toString(UTF_8);
    err = errBytes.toString(UTF_8);
    return status;
  }

  @Test
  void a_tidy_program_says_nothing_of_its_heap() throws IOException {
    assertEquals(ExitStatus.OK, qi("run", TIDY, "--memory", "refcount"));
    assertEquals("[1, 2, 3]\n", out);
    assertEquals("", err);
  }

  @Test
  void the_totals_are_told_when_they_are_asked_for() throws IOException {
    assertEquals(ExitStatus.OK, qi("run", TIDY, "--memory", "refcount", "--memory-report"));
    assertTrue(err.startsWith("memory: 1 allocations, "), err);
    assertTrue(err.contains(" 1 frees; 0 objects with 0 bytes at the end"), err);
  }

  @Test
  void a_cycle_is_named_with_the_lines_of_its_objects_and_is_no_failure() throws IOException {
    assertEquals(ExitStatus.OK, qi("run", CYCLE, "--memory", "refcount"));
    assertEquals("乙\n", out);
    assertTrue(err.startsWith("memory: 4 objects were not freed by the end of the run"), err);
    assertTrue(
        err.contains("allocated in 主函数 (" + folder.resolve("程序.qi") + ":4), in cycle 1"), err);
    assertTrue(err.contains("cycle 1: "), err);
  }

  @Test
  void tools_get_the_heap_as_json() throws IOException {
    assertEquals(ExitStatus.OK, qi("run", CYCLE, "--memory", "refcount", "--diagnostics", "json"));
    assertTrue(err.startsWith("{\"schema\": \"qi-stage/heap/1\", \"complete\": true, "), err);
    assertTrue(err.contains("\"type\": \"数组<人>\""), err);
    assertTrue(err.contains("\"liveObjects\": 4"), err);
  }

  @Test
  void the_passes_are_shown_only_where_references_are_counted() throws IOException {
    assertEquals(ExitStatus.OK, qi("lower", TIDY, "--memory", "refcount", "--pass", "refcount"));
    assertTrue(out.contains("release %甲.0"), out);
    assertEquals(ExitStatus.USAGE, qi("lower", TIDY, "--pass", "refcount"));
    assertFalse(err.isEmpty());
  }

  @Test
  void references_are_counted_on_one_worker_only() throws IOException {
    assertEquals(
        ExitStatus.USAGE, qi("run", TIDY, "--memory", "refcount", "--scheduler", "parallel"));
    assertTrue(err.contains("--memory refcount does not go with --scheduler parallel"), err);
  }

  @Test
  void the_report_is_asked_for_only_where_references_are_counted() throws IOException {
    assertEquals(ExitStatus.USAGE, qi("run", TIDY, "--memory-report"));
    assertTrue(err.contains("--memory-report goes only with --memory refcount"), err);
  }
}
