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
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `qi-stage trace`, by its command line.
final class TraceCommandTest {
  private static final String PROGRAM =
      """
      函数 送(c: 通道<整数>) { c <- 7; }
      函数 主函数() {
          变量 c = 通道<整数>(0);
          启动 送(c);
          变量 值 = <-c;
          打印 值;
      }
      """;

  @TempDir private Path folder;

  private record Ran(int status, String out, String err) {}

  private static Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = QiStage.execute(new ByteArrayInputStream(new byte[0]), out, err, arguments);
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void record() throws IOException {
    Files.writeString(folder.resolve("a.qi"), PROGRAM);
    assertEquals(
        new Ran(0, "7\n", ""), run("trace", file("a.qi"), "-o", file("a.json"), "--lang", "en"));
  }

  @Test
  void a_step_is_shown_in_both_languages() {
    Ran english = run("trace", "--view", file("a.json"), "--at", "last", "--lang", "en");
    assertEquals(0, english.status());
    assertTrue(english.out().contains("the entry function returned"), english.out());
    assertTrue(english.out().contains("Output so far\n  7\n"), english.out());
    Ran chinese = run("trace", "--view", file("a.json"), "--at", "-1", "--lang", "zh");
    assertTrue(chinese.out().startsWith("第 -1 步"), chinese.out());
  }

  @Test
  void a_step_is_json_for_tools() throws IOException {
    Ran json = run("trace", "--view", file("a.json"), "--at", "last", "--format", "json");
    JsonNode moment = new ObjectMapper().readTree(json.out());
    assertEquals("7\n", moment.get("output").asText());
    assertEquals(2, moment.get("tasks").size());
  }

  @Test
  void wakes_are_arrows_for_perfetto() throws IOException {
    Ran chrome = run("trace", "--view", file("a.json"), "--format", "chrome");
    Set<String> starts = new HashSet<>();
    Set<String> ends = new HashSet<>();
    for (JsonNode event : new ObjectMapper().readTree(chrome.out()).get("traceEvents")) {
      assertTrue(event.has("ph") && event.has("pid") && event.has("tid") && event.has("ts"));
      switch (event.get("ph").asText()) {
        case "s" -> starts.add(event.get("id").asText());
        case "f" -> ends.add(event.get("id").asText());
        case "X" -> assertTrue(event.get("dur").asInt() >= 0);
        case "M", "i" -> assertTrue(event.has("name"));
        default -> throw new AssertionError(event.toString());
      }
    }
    assertTrue(ends.size() >= 3, ends.toString());
    assertTrue(starts.containsAll(ends));
  }

  @Test
  void a_limit_is_told_and_the_rest_is_kept() {
    Ran cut =
        run("trace", file("a.qi"), "-o", file("b.json"), "--max-events", "10", "--lang", "en");
    assertTrue(cut.err().contains("--max-events"), cut.err());
    assertEquals(0, run("trace", "--view", file("b.json"), "--at", "9").status());
  }

  @Test
  void what_is_no_trace_is_refused() throws IOException {
    Files.writeString(folder.resolve("c.json"), "{\"schema\": \"qi-stage/trace/9\"}");
    Ran future = run("trace", "--view", file("c.json"), "--lang", "en");
    assertEquals(ExitStatus.PROGRAM, future.status());
    assertTrue(future.err().contains("QI-JSON-0015"), future.err());
    assertEquals(ExitStatus.USAGE, run("trace", "--view", file("a.qi")).status());
    assertEquals(ExitStatus.USAGE, run("trace").status());
    assertEquals(ExitStatus.USAGE, run("trace", file("a.qi"), "--view", file("a.json")).status());
    assertEquals(
        ExitStatus.USAGE, run("trace", "--view", file("a.json"), "--at", "1000000").status());
    assertEquals(ExitStatus.USAGE, run("run", file("a.json")).status());
  }
}
