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

  // ---- Running again ----

  @Test
  void a_trace_is_verified() {
    Ran same = run("trace", "--verify", file("a.json"), "--lang", "en");
    assertEquals(0, same.status(), same.err());
    assertTrue(same.out().startsWith("The run is the same again"), same.out());
    Ran chinese = run("trace", "--verify", file("a.json"), "--lang", "zh");
    assertTrue(chinese.out().startsWith("再运行一次，结果相同"), chinese.out());
  }

  @Test
  void a_trace_that_does_not_come_out_the_same_is_told() throws IOException {
    String json = Files.readString(folder.resolve("a.json"));
    String wrong = json.replaceFirst("(\"local [^\"]*)value=7\"", "$1value=8\"");
    assertTrue(!wrong.equals(json));
    Files.writeString(folder.resolve("wrong.json"), wrong);
    Ran english = run("trace", "--verify", file("wrong.json"), "--lang", "en");
    assertEquals(ExitStatus.PROGRAM, english.status());
    assertEquals("", english.out());
    assertTrue(english.err().contains("differs from event"), english.err());
    assertTrue(english.err().contains("value=8") && english.err().contains("value=7"));
    assertTrue(english.err().contains("--allow-fs"), english.err());
    Ran chinese = run("trace", "--verify", file("wrong.json"), "--lang", "zh");
    assertTrue(chinese.err().contains("这次运行与记录不同"), chinese.err());
    Ran steps =
        run("trace", "--view", file("wrong.json"), "--at", "4", "--instructions", "--lang", "en");
    assertEquals(ExitStatus.PROGRAM, steps.status());
    assertEquals("", steps.out());
  }

  /// Which event is the first of a kind.
  private int eventOf(String text) {
    return Integer.parseInt(
        run("trace", "--view", file("a.json"), "--lang", "en")
            .out()
            .lines()
            .filter(line -> line.contains(text))
            .findFirst()
            .orElseThrow()
            .split(" ", 2)[0]);
  }

  @Test
  void instructions_of_a_statement_are_shown() {
    String step = Integer.toString(eventOf("值 = 7"));
    Ran english =
        run("trace", "--view", file("a.json"), "--at", step, "--instructions", "--lang", "en");
    assertEquals(0, english.status(), english.err());
    assertTrue(english.out().startsWith("Activation 1, 主函数"), english.out());
    assertTrue(english.out().contains("5 │     变量 值 = <-c;"), english.out());
    assertTrue(english.out().contains("值 = long 7"), english.out());
    assertTrue(english.out().contains("▶"), english.out());
    Ran chinese =
        run("trace", "--view", file("a.json"), "--at", step, "--instructions", "--lang", "zh");
    assertTrue(chinese.out().startsWith("激活 1，主函数"), chinese.out());
    Ran fresh = run("trace", file("a.qi"), "--at", step, "--instructions", "--lang", "en");
    assertEquals(english.out(), fresh.out());
  }

  @Test
  void instructions_are_json_for_tools() throws IOException {
    Ran ran =
        run("trace", "--view", file("a.json"), "--at", "4", "--instructions", "--format", "json");
    JsonNode json = new ObjectMapper().readTree(ran.out());
    assertEquals("qi-stage/steps/1", json.get("schema").asText());
    assertEquals("主函数", json.get("function").asText());
    JsonNode visits = json.get("visits");
    assertEquals(2, visits.size());
    int last = -1;
    for (JsonNode visit : visits) {
      JsonNode instructions = json.get("methods").get(visit.get("method").asInt());
      for (JsonNode step : visit.get("steps")) {
        assertTrue(step.get("event").asInt() >= last);
        last = step.get("lastEvent").asInt();
        int instruction = step.get("instruction").asInt();
        assertTrue(instructions.get("instructions").has(instruction));
      }
    }
  }

  @Test
  void what_cannot_be_run_again_is_a_usage_error() {
    for (String[] wrong :
        new String[][] {
          {"--view", file("a.json"), "--instructions"},
          {"--view", file("a.json"), "--at", "0", "--instructions"},
          {"--view", file("a.json"), "--at", "-1", "--instructions"},
          {"--view", file("a.json"), "--at", "4", "--instructions", "--format", "chrome"},
          {"--view", file("a.json"), "--verify", file("a.json")},
          {"--verify", file("a.json"), file("a.qi")},
          {"--verify", file("a.qi")},
          {"--verify", file("missing.json")},
          {"--verify", file("a.json"), "--allow-fs", file("missing")},
        }) {
      String[] arguments = new String[wrong.length + 1];
      arguments[0] = "trace";
      System.arraycopy(wrong, 0, arguments, 1, wrong.length);
      Ran ran = run(arguments);
      assertEquals(ExitStatus.USAGE, ran.status(), String.join(" ", wrong) + ran.err());
      assertTrue(!ran.err().isEmpty());
    }
  }

  /// What a program reads outside of itself is not in its trace.
  @Test
  void other_answers_from_outside_are_told() throws IOException {
    Path answer = folder.resolve("http/example.com/index.txt");
    Files.createDirectories(answer.getParent());
    Files.writeString(answer, "甲");
    Files.writeString(
        folder.resolve("net.qi"),
        """
        异步 函数 取(): 字符串 { 变量 r = 等待 http.get("https://example.com"); 返回 r.文本(); }
        函数 主函数() { 打印 等待 取(); }
        """);
    Ran recorded = run("trace", file("net.qi"), "-o", file("net.json"), "--lang", "en");
    assertEquals(0, recorded.status(), recorded.err());
    assertEquals(0, run("trace", "--verify", file("net.json")).status());
    Files.writeString(answer, "乙");
    Ran now = run("trace", "--verify", file("net.json"), "--lang", "en");
    assertEquals(ExitStatus.PROGRAM, now.status());
    assertTrue(now.err().contains("甲") && now.err().contains("乙"), now.err());
  }

  /// A trace is no leave to use files, even if the program could use them when it was recorded.
  @Test
  void files_must_be_allowed_again() throws IOException {
    Files.writeString(folder.resolve("数.txt"), "七");
    Files.writeString(folder.resolve("file.qi"), "函数 主函数() { 打印 读取文件(\"数.txt\"); }");
    Ran recorded = run("trace", file("file.qi"), "-o", file("file.json"), "--lang", "en");
    assertEquals(0, recorded.status(), recorded.err());
    Ran without = run("trace", "--verify", file("file.json"), "--lang", "en");
    assertEquals(ExitStatus.PROGRAM, without.status());
    assertTrue(without.err().contains("--allow-fs " + folder), without.err());
    Ran with = run("trace", "--verify", file("file.json"), "--allow-fs", folder.toString());
    assertEquals(0, with.status(), with.err());
  }

  /// The words of errors and raw input are what the run depends on.
  @Test
  void language_and_input_are_in_the_trace() throws IOException {
    Files.writeString(
        folder.resolve("words.qi"), "函数 主函数() { 尝试 { 打印 1 / \"\".长度(); } 捕获 (错) { 打印 错; } }");
    for (String language : new String[] {"zh", "en"}) {
      run("trace", file("words.qi"), "-o", file("words.json"), "--lang", language);
      for (String other : new String[] {"zh", "en"}) {
        Ran verified = run("trace", "--verify", file("words.json"), "--lang", other);
        assertEquals(0, verified.status(), verified.err());
      }
    }
  }
}
