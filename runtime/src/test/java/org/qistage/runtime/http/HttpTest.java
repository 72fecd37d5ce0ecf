package org.qistage.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.QiHttp;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.RequestFault;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class HttpTest extends OnEverySchedule {
  @TempDir Path folder;

  private final List<String> texts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    write("secret.txt", "秘密");
    write("网/api.example.com/index.txt", "根");
    write("网/api.example.com/a/b.txt", "甲乙");
    write("网/api.example.com/a/b@x=1&y=_.txt", "问");
    write("网/api.example.com/raw", "原样");
    write("网/api.example.com/d/index.txt", "夹");
    write("网/api.example.com_8080/index.txt", "端口");
    write("网/api.example.com/数据.txt", "中文");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /// Asks a backend that answers at once.
  private String get(String url) {
    String[] answer = {"nothing"};
    HttpBackend.fixtures(folder.resolve("网"))
        .send(
            HttpCall.of("GET", url),
            new HttpReply() {
              @Override
              public void answered(HttpResponse response) {
                answer[0] = response.status() + response.text();
              }

              @Override
              public void failed(Fault fault) {
                answer[0] = fault.code();
                faults.add(fault);
              }
            });
    return answer[0];
  }

  @Test
  void aUrlIsAnsweredByTheFileOfItsHostAndPath() {
    assertEquals("200根", get("https://api.example.com"));
    assertEquals("200根", get("https://API.example.com/"));
    assertEquals("200甲乙", get("http://api.example.com/a/b"));
    assertEquals("200甲乙", get("http://api.example.com/a/b?z=9"));
    assertEquals("200问", get("http://api.example.com/a/b?x=1&y=/"));
    assertEquals("200原样", get("http://api.example.com/raw#part"));
    assertEquals("200夹", get("http://api.example.com/d"));
    assertEquals("200夹", get("http://api.example.com/d/"));
    assertEquals("200端口", get("http://api.example.com:8080/"));
    assertEquals("200中文", get("http://api.example.com/数据"));
    assertEquals("200中文", get("http://api.example.com/%E6%95%B0%E6%8D%AE"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals("QI-RUN-0019", get("https://other.example/x/y?q=1"));
    String file = folder.resolve("网").toString().replace('\\', '/') + "/other.example/x/y.txt";
    assertEquals(List.of(new Fault.MissingFixture("https://other.example/x/y?q=1", file)), faults);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "ftp://api.example.com/",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://../secret.txt",
        "http://./secret",
        "http://api.example.com/../../secret.txt",
        "http://api.example.com/%2e%2e/%2e%2e/secret.txt",
        "http://api.example.com/a%2Fb",
        "http://api.example.com/a%5Cb",
        "http://api.example.com/a%00b",
        "http://user@api.example.com/",
        "http://api.example.com/a b",
        "http://api.example.com/%zz"
      })
  void aUrlThatIsNoneOrLeadsOutIsNotValid(String url) {
    assertEquals("QI-RUN-0018", get(url), url);
  }

  @Test
  void aLinkThatLeadsOutOfTheFolderDoesNotCount() throws IOException {
    Files.createSymbolicLink(
        folder.resolve("网/api.example.com/link.txt"), folder.resolve("secret.txt"));
    assertEquals("QI-RUN-0019", get("http://api.example.com/link"));
  }

  @Test
  void aFileThatIsNotUtf8IsAnErrorThatNamesIt() throws IOException {
    Files.write(folder.resolve("网/api.example.com/bad.txt"), new byte[] {(byte) 0xFF});
    assertEquals("QI-RUN-0020", get("http://api.example.com/bad"));
  }

  /// `变量 响应 = 等待 http.get(url); 打印 响应.文本();`, keeping the failure instead where there is one.
  private Script.Step ask(String url) {
    Task[] request = new Task[1];
    Script.Step spawn = context -> request[0] = QiHttp.qi_http_get(url, context);
    Script.Step await =
        new Script.Step() {
          @Override
          public void run(org.qistage.runtime.Context context) {
            spawn.run(context);
            Object value = QiTasks.qi_await_task_ref(request[0], context);
            if (!context.suspended) {
              keep(value);
            }
          }

          @Override
          public void resumed(org.qistage.runtime.Context context) {
            keep(QiTasks.qi_resumed_ref(context));
          }
        };
    return Script.catching(await, error -> faults.add(error.fault()));
  }

  private void keep(@Nullable Object value) {
    HttpResponse response = (HttpResponse) Objects.requireNonNull(value);
    texts.add(QiHttp.qi_response_status(response) + QiHttp.qi_response_text(response));
  }

  @Test
  void aProgramGetsFixturesAndCanCatchTheirAbsence() {
    Runs run =
        Runs.of(
            Script.of(ask("https://api.example.com"), ask("https://nowhere.example/")),
            ProgramMap.empty(),
            options -> options.withHttp(HttpBackend.fixtures(folder.resolve("网"))));
    assertEquals(List.of("200根"), texts, run.err());
    assertEquals("QI-RUN-0019", faults.getFirst().code());
    assertEquals(0, run.result().exitStatus());
  }

  @Test
  void aRefusedNetworkIsAnErrorThatCanBeCaught() {
    Runs.of(Script.of(ask("https://api.example.com")));
    assertEquals(List.of(new Fault.NetworkRefused("https://api.example.com")), faults);
  }

  @Test
  void realRequestsDoNotHoldUpOtherTasks() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/数",
        exchange -> {
          byte[] body = "回答".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(203, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      List<String> order = new ArrayList<>();
      Script other = Script.of(context -> order.add("other"));
      for (RunOptions.ClockKind clock : RunOptions.ClockKind.values()) {
        texts.clear();
        Runs run =
            Runs.of(
                Script.of(
                    Script.spawnNew(() -> Script.of(context -> order.add("other"))),
                    ask(base + "/%E6%95%B0"),
                    ask(base + "/数")),
                ProgramMap.empty(),
                options -> options.withHttp(HttpBackend.network()).withClock(clock));
        assertEquals(List.of("203回答", "203回答"), texts, run.err() + faults);
      }
      assertEquals(List.of("other", "other"), order);
      assertFalse(other.state() == org.qistage.runtime.TaskState.FAILED);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aConnectionThatIsRefusedIsAnErrorThatCanBeCaught() throws IOException {
    int port;
    try (var socket = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/";
    Runs run =
        Runs.of(
            Script.of(ask(url)),
            ProgramMap.empty(),
            options -> options.withHttp(HttpBackend.network()));
    assertEquals(1, faults.size(), run.err());
    assertEquals(new RequestFault.ConnectionRefused(url), faults.getFirst());
  }
}
