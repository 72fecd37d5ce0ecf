package org.qistage.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs that talk to this machine itself, with the real network of the runtime.
class LoopbackTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  /// What a program prints that must end well.
  private String run(String program) throws IOException {
    Path file = folder.resolve("程序.qi");
    Files.writeString(file, program);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        QiStage.execute(
            new ByteArrayInputStream(new byte[0]),
            out,
            err,
            "run",
            file.toString(),
            "--lang",
            "zh");
    assertEquals("", err.toString(StandardCharsets.UTF_8));
    assertEquals(0, status);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_port_is_free_when_nobody_waits_at_it() throws IOException {
    String program =
        """
        导入 标准库.网络;

        函数 主函数() { 打印 网络.端口可用(PORT); }
        """;
    String taken;
    String withPort;
    try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
      withPort = program.replace("PORT", String.valueOf(server.getLocalPort()));
      taken = run(withPort);
    }
    assertEquals("0\n", taken);
    assertEquals("1\n", run(withPort));
  }

  @Test
  void the_machine_itself_has_an_address() throws IOException {
    String address =
        run(
            """
            导入 标准库.网络;

            函数 主函数() { 打印 网络.解析主机("localhost"); }
            """);
    assertTrue(InetAddress.getByName(address.strip()).isLoopbackAddress(), address);
  }

  @Test
  void an_address_is_its_own_address() throws IOException {
    assertEquals(
        "127.0.0.1\n",
        run(
            """
            导入 标准库.网络;

            函数 主函数() { 打印 网络.解析主机("127.0.0.1"); }
            """));
  }

  @Test
  void the_address_in_the_network_is_one_of_this_machine() throws IOException {
    String address =
        run(
            """
            导入 标准库.网络;

            函数 主函数() { 打印 网络.获取本机IP(); }
            """);
    // Only an address of this machine can be waited at.
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(address.strip()))) {
      assertTrue(server.isBound());
    }
  }

  /// Answers nothing to one request. To a second, whichever of the two comes first, it tells that the
  /// silent one has come, to the third how that one ended.
  private static void serve(ServerSocket server) throws IOException {
    Request one = accepted(server);
    Request other = accepted(server);
    boolean inOrder = one.line().contains("/silent");
    try (Socket silent = inOrder ? one.socket() : other.socket()) {
      answer(inOrder ? other.socket() : one.socket(), "来了");
      answer(accepted(server).socket(), ended(silent));
    }
  }

  private static String ended(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    try {
      return socket.getInputStream().read() < 0 ? "断开" : "还有";
    } catch (SocketTimeoutException _) {
      return "还在等";
    } catch (SocketException _) {
      return "断开";
    }
  }

  private static void answer(Socket connection, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = connection) {
      String head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length;
      socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
    }
  }

  /// @param line the first of the request
  private record Request(String line, Socket socket) {}

  /// A connection whose request, which has no body, has been read.
  private static Request accepted(ServerSocket server) throws IOException {
    Socket socket = server.accept();
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String first = String.valueOf(reader.readLine());
    String line = first;
    while (line != null && !line.isEmpty()) {
      line = reader.readLine();
    }
    return new Request(first, socket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"启动 { 打印 http.获取(\"BASE/silent\"); }", "http.get(\"BASE/silent\")"})
  void cancelling_a_task_that_waits_for_an_answer_ends_the_request(String task)
      throws IOException, InterruptedException, ExecutionException {
    String program =
        """
        函数 主函数() {
            变量 任务 = TASK;
            打印 http.获取("BASE/came");
            取消(任务);
            打印 http.获取("BASE/ended");
        }
        """;
    try (ServerSocket server = new ServerSocket(0, 8, LOOPBACK)) {
      FutureTask<Void> serving =
          new FutureTask<>(
              () -> {
                serve(server);
                return null;
              });
      Thread thread = new Thread(serving, "server");
      thread.setDaemon(true);
      thread.start();
      String base = "http://127.0.0.1:" + server.getLocalPort();
      String out = run(program.replace("TASK", task).replace("BASE", base));
      assertEquals("来了\n断开\n", out);
      serving.get();
    }
  }
}
