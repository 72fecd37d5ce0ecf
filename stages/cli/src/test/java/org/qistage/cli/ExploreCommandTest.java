package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `qi-stage explore`, and `--replay` of the commands that run, by their command lines.
final class ExploreCommandTest {
  /// Ends well if the first task is not the only one to run before the second has its lock.
  private static final String LOCKS =
      """
      变量 左 = 创建互斥锁();
      变量 右 = 创建互斥锁();
      函数 用餐(先: 互斥锁, 后: 互斥锁) {
          加锁(先); 让出; 加锁(后); 打印 "吃了"; 解锁(后); 解锁(先);
      }
      函数 主函数() {
          变量 甲 = 启动 用餐(左, 右); 变量 乙 = 启动 用餐(右, 左);
          等待 甲; 等待 乙;
      }
      """;

  private static final String COUNTING =
      """
      变量 计数 = 0;
      函数 加() { 变量 旧 = 计数; 让出; 计数 = 旧 + 1; }
      函数 主函数() {
          变量 甲 = 启动 加(); 变量 乙 = 启动 加();
          等待 甲; 等待 乙;
          打印 计数;
      }
      """;

  @TempDir private Path folder;

  private record Ran(int status, String out, String err) {}

  private Ran run(String program, String... arguments) throws IOException {
    Files.writeString(folder.resolve("甲.qi"), program);
    String[] all = arguments.clone();
    for (int i = 0; i < all.length; i++) {
      all[i] = all[i].replace("甲.qi", folder.resolve("甲.qi").toString());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = QiStage.execute(new ByteArrayInputStream(new byte[0]), out, err, all);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void a_deadlock_is_told_with_the_schedule_that_avoids_it() throws IOException {
    Ran chinese = run(LOCKS, "explore", "甲.qi", "--lang", "zh");
    assertEquals(1, chinese.status());
    assertTrue(chinese.out().contains("1. 死锁，"), chinese.out());
    assertTrue(chinese.out().contains("等待的环"), chinese.out());
    assertTrue(chinese.out().contains("重现（最短）：--replay "), chinese.out());
    Ran english = run(LOCKS, "explore", "甲.qi", "--lang", "en");
    assertTrue(english.out().contains("cycle of waits"), english.out());
    assertTrue(english.out().contains("No data race was found."), english.out());
  }

  @Test
  void a_schedule_is_run_and_recorded_by_the_other_commands() throws IOException {
    JsonNode report =
        new ObjectMapper().readTree(run(LOCKS, "explore", "甲.qi", "--format", "json").out());
    JsonNode schema =
        new ObjectMapper()
            .readTree(
                Path.of(System.getProperty("qi.root"), "docs", "schemas", "exploration.schema.json")
                    .toFile());
    assertEquals(schema.at("/properties/schema/const"), report.get("schema"));
    for (JsonNode field : schema.get("required")) {
      assertTrue(report.has(field.asText()), field.asText());
    }
    report.fieldNames().forEachRemaining(field -> assertTrue(schema.get("properties").has(field)));
    assertEquals(1, run(LOCKS, "run", "甲.qi").status());
    int well = 0;
    for (JsonNode outcome : report.get("outcomes")) {
      if (outcome.get("end").asText().equals("FINISHED")) {
        String schedule = outcome.get("schedule").asText();
        Ran again = run(LOCKS, "run", "甲.qi", "--replay", schedule);
        assertEquals(new Ran(0, outcome.get("output").asText(), ""), again);
        String trace = folder.resolve("t.json").toString();
        assertEquals(0, run(LOCKS, "trace", "甲.qi", "--replay", schedule, "-o", trace).status());
        well++;
      }
    }
    assertTrue(well > 0, report.toString());
  }

  @Test
  void a_race_is_told_with_both_places() throws IOException {
    Ran ran = run(COUNTING, "explore", "甲.qi", "--lang", "zh");
    assertEquals(1, ran.status());
    assertTrue(ran.out().contains("变量 `计数`：下面两处之间没有先后"), ran.out());
    assertTrue(ran.out().contains("甲.qi:2 写：函数 加()"), ran.out());
  }

  @Test
  void a_program_without_tasks_has_one_outcome() throws IOException {
    Ran ran = run("函数 主函数() { 打印 1; }", "explore", "甲.qi", "--lang", "en");
    assertEquals(0, ran.status());
    assertTrue(ran.out().startsWith("Orders run: 1; every order"), ran.out());
  }

  @Test
  void what_is_no_schedule_is_refused() throws IOException {
    for (String schedule : new String[] {"9", "0:1", "1:0", "1:1,1:2", "甲", "1:1,"}) {
      Ran ran = run(LOCKS, "explore", "甲.qi", "--replay", schedule, "--lang", "en");
      assertEquals(2, ran.status(), schedule);
      assertTrue(ran.err().contains("--replay is written like 3:1,7:2"), ran.err());
    }
    Ran both = run(LOCKS, "run", "甲.qi", "--replay", "1:1", "--seed", "3", "--lang", "en");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("--replay gives the order"), both.err());
  }

  @Test
  void a_program_with_errors_is_not_run() throws IOException {
    Ran ran = run("函数 主函数() { 打印 甲; }", "explore", "甲.qi", "--lang", "en");
    assertEquals(1, ran.status());
    assertEquals("", ran.out());
  }
}
