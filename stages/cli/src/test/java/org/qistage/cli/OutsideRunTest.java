package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that reach outside, run by the command as users do.
class OutsideRunTest {
  @TempDir Path temporary;

  private Path folder = Path.of("");

  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void folder() throws IOException {
    folder = Files.createDirectories(temporary.resolve("我的 程序"));
  }

  private Ran run(String program, String input, String... options) throws IOException {
    Path file = folder.resolve("程序.qi");
    Files.writeString(file, program);
    List<String> arguments = new ArrayList<>(List.of("run", file.toString(), "--lang", "zh"));
    arguments.addAll(List.of(options));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            out,
            err,
            arguments.toArray(String[]::new));
    return new Ran(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void file_names_start_at_the_folder_of_the_program() throws IOException {
    Ran ran =
        run(
            """
            函数 主函数() {
                打印行(写入文件("成绩 单.txt", "小明 " + 读取行()), 读取文件("成绩 单.txt"));
            }
            """,
            "100\n");
    assertEquals(new Ran(0, "1 小明 100\n", ""), ran);
    assertEquals("小明 100", Files.readString(folder.resolve("成绩 单.txt")));
  }

  @Test
  void another_folder_takes_an_option() throws IOException {
    Path other = Files.createDirectories(temporary.resolve("别的"));
    Files.writeString(other.resolve("甲.txt"), "甲");
    String program = "函数 主函数() { 打印行(读取文件(\"../别的/甲.txt\"), 文件大小(\"" + other + "/甲.txt\")); }";
    Ran refused = run(program, "");
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("QI-RUN-0062"), refused.err());
    assertEquals(new Ran(0, "甲 3\n", ""), run(program, "", "--allow-fs", other.toString()));
    assertEquals(2, run(program, "", "--allow-fs", other + "/没有").status());
  }

  @Test
  void what_follows_the_dashes_is_the_program_s_own() throws IOException {
    assertEquals(
        new Ran(0, "好\n", ""), run("函数 主函数() { 打印行(\"好\"); }", "", "--", "--allow-fs", "-x"));
  }

  @Test
  void requests_go_to_the_network_and_let_other_tasks_run() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer =
              (exchange.getRequestMethod() + exchange.getRequestHeaders().getFirst("X-Qi") + body)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("X-Answer", "yes");
          boolean found = !exchange.getRequestURI().getPath().equals("/none");
          exchange.sendResponseHeaders(found ? 201 : 404, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      Ran ran =
          run(
              """
              异步 函数 旁边(): 整数 {
                  变量 和 = 0;
                  对于 数 在 范围(0, 100) {
                      和 += 数;
                      让出;
                  }
                  返回 和;
              }

              函数 主函数() {
                  变量 任务 = 启动 旁边();
                  打印行(http.获取("BASE"), http.发送("BASE", "甲"), http.更新("BASE", "乙"), http.删除("BASE"));
                  打印行(http.获取状态码("BASE/none"), http.获取("BASE/none"));
                  变量 请求 = http.创建请求("PATCH", "BASE");
                  http.设置请求头(请求, "X-Qi", "!");
                  http.设置请求体(请求, "丙");
                  打印行(http.执行请求(请求));
                  变量 响应 = 等待 http.get("BASE");
                  打印行(响应.状态码(), 响应.头("x-answer"), 等待 任务);
              }
              """
                  .replace("BASE", base),
              "");
      assertEquals(
          new Ran(
              0, "GETnull POSTnull甲 PUTnull乙 DELETEnull\n404 GETnull\nPATCH!丙\n201 yes 4950\n", ""),
          ran);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_failure_is_json_for_tools() throws IOException {
    Ran ran =
        run(
            """
            异步 函数 除(数: 整数): 整数 {
                睡眠(1);
                返回 10 / 数;
            }

            异步 函数 旁边() {
                睡眠(5);
                打印行(读取文件("没有\\"的.txt"));
            }

            函数 主函数() {
                变量 任务 = 启动 旁边();
                睡眠(20);
                变量 闲 = 启动 除(1);
                打印行(等待 启动 除(0));
                等待 任务;
                等待 闲;
            }
            """,
            "",
            "--diagnostics",
            "json",
            "--clock",
            "virtual");
    assertEquals(1, ran.status(), ran.err());
    JsonNode report = new ObjectMapper().readTree(ran.err());
    assertEquals("qi-stage/failure/1", report.path("schema").asText());
    JsonNode error = report.path("error");
    assertEquals("QI-RUN-0001", error.path("code").asText());
    assertEquals("除以零", error.path("kind").asText());
    assertEquals(3, error.path("line").asInt());
    assertTrue(error.path("file").asText().endsWith("程序.qi"));
    JsonNode trace = error.path("trace");
    assertEquals("除", trace.get(0).path("function").asText());
    assertEquals("除", trace.get(1).path("failedTask").path("function").asText());
    assertEquals("主函数", trace.get(1).path("awaitedBy").path("function").asText());
    assertEquals(15, trace.get(2).path("line").asInt());
    JsonNode unawaited = report.path("unawaited").get(0);
    assertEquals("QI-RUN-0064", unawaited.path("code").asText());
    assertEquals("旁边", unawaited.path("task").path("function").asText());
    assertTrue(unawaited.path("message").asText().contains("没有\"的.txt"));
    assertFalse(ran.err().strip().contains("\n"), "one line");
  }

  @Test
  void a_deadlock_is_json_with_who_waits_for_what() throws IOException {
    Ran ran =
        run(
            """
            函数 主函数() {
                变量 道 = 通道<整数>(0);
                打印行(<-道);
            }
            """,
            "",
            "--diagnostics",
            "json");
    JsonNode error = new ObjectMapper().readTree(ran.err()).path("error");
    assertEquals("QI-RUN-0007", error.path("code").asText());
    JsonNode wait = error.path("waits").get(0);
    assertEquals("主函数", wait.path("task").path("function").asText());
    assertEquals(3, wait.path("line").asInt());
    assertFalse(wait.path("waitsFor").asText().isEmpty());
  }

  @Test
  void a_source_that_is_too_large_is_told_with_its_own_size() throws IOException {
    Path file = folder.resolve("大.qi");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(20_000_000);
    }
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    QiStage.execute(
        new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(),
        err,
        "check",
        file.toString(),
        "--lang",
        "zh");
    assertTrue(
        err.toString(StandardCharsets.UTF_8).contains("20000000"),
        err.toString(StandardCharsets.UTF_8));
  }
}
