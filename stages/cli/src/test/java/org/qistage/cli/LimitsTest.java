package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are limited in time and output. None of these programs ends by itself.
class LimitsTest {
  private static final Map<String, String> ENDLESS =
      Map.of(
          "an empty loop",
          "循环 { }",
          "a loop that computes",
          "变量 数 = 0; 当 真 { 数 = (数 + 1) % 7; }",
          "a loop whose errors are caught",
          "循环 { 尝试 { 变量 数 = 0; 循环 { 数 = (数 + 1) % 7; } } 捕获 { } }",
          "calls without a loop",
          "打印行(斐波那契(90));",
          "a sleep",
          "设置超时(1000000000);",
          "a task that yields to another for ever",
          "启动 { 循环 { 让出; } }; 循环 { 让出; }",
          "tasks that start tasks",
          "循环 { 变量 任务 = 启动 斐波那契(3); 变量 数 = 等待 任务; }",
          "a line that does not come",
          "打印行(读取行());");

  @TempDir Path folder;

  private record Ran(int status, String out, String err) {}

  private Ran run(InputStream in, String body, String... options) throws IOException {
    Path file = folder.resolve("程序.qi");
    Files.writeString(
        file,
        """
        函数 斐波那契(n: 整数): 整数 {
            如果 n < 2 { 返回 n; }
            返回 斐波那契(n - 1) + 斐波那契(n - 2);
        }

        函数 主函数() {
            打印行("之前");
            %s
        }
        """
            .formatted(body));
    List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--lang", "en"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = QiStage.execute(in, out, err, arguments.toArray(String[]::new));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @TestFactory
  List<DynamicTest> whatDoesNotEndIsEndedAfterItsTime() {
    List<DynamicTest> tests = new ArrayList<>();
    ENDLESS.forEach(
        (name, body) -> {
          for (String scheduler : List.of("deterministic", "parallel")) {
            tests.add(
                DynamicTest.dynamicTest(
                    name + ", " + scheduler,
                    () -> {
                      try (PipedOutputStream end = new PipedOutputStream();
                          InputStream in = new PipedInputStream(end)) {
                        Ran ran = run(in, body, "--time-limit", "300", "--scheduler", scheduler);
                        assertTrue(ran.err.contains("QI-RUN-0130"), ran.err);
                        assertEquals("之前\n", ran.out);
                        assertEquals(1, ran.status);
                      }
                    }));
          }
        });
    return tests;
  }

  @Test
  void theReportSaysWhereTheProgramWas() throws IOException {
    Ran ran = run(InputStream.nullInputStream(), "\n循环 { }", "--time-limit", "300");
    assertTrue(ran.err.contains("主函数 (程序.qi:9)") || ran.err.contains("程序.qi:9"), ran.err);
  }

  @Test
  void outputEndsAtItsLimitToTheByte() throws IOException {
    for (String scheduler : List.of("deterministic", "parallel")) {
      for (int bytes : List.of(1, 7, 8, 8191, 8192, 8193, 100_000)) {
        Ran ran =
            run(
                InputStream.nullInputStream(),
                "循环 { 打印行(\"abc\"); }",
                "--output-limit",
                String.valueOf(bytes),
                "--scheduler",
                scheduler);
        assertTrue(ran.err.contains("QI-RUN-0131"), ran.err);
        assertEquals(1, ran.status);
        String all = "之前\n" + "abc\n".repeat(bytes / 4);
        assertEquals(
            new String(all.getBytes(StandardCharsets.UTF_8), 0, bytes, StandardCharsets.UTF_8),
            ran.out);
      }
    }
  }

  @Test
  void limitsThatAreNotReachedChangeNothing() throws IOException {
    Ran free = run(InputStream.nullInputStream(), "打印行(斐波那契(20));");
    assertEquals("之前\n6765\n", free.out);
    for (String scheduler : List.of("deterministic", "parallel")) {
      Ran limited =
          run(
              InputStream.nullInputStream(),
              "打印行(斐波那契(20));",
              "--scheduler",
              scheduler,
              "--time-limit",
              "2000000000",
              "--output-limit",
              "12");
      assertEquals(free, limited);
    }
  }

  @Test
  void aLimitIsAWholeNumberAboveZero() throws IOException {
    for (String option : List.of("--time-limit", "--output-limit")) {
      for (String value : List.of("0", "-1", "1.5", "x", "9223372036854775808")) {
        assertEquals(2, run(InputStream.nullInputStream(), "", option, value).status);
      }
    }
  }
}
