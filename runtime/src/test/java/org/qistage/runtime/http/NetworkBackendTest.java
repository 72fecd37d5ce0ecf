package org.qistage.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.RequestFault;

/// Real requests to a server of this machine's own.
class NetworkBackendTest {
  private static final long LIMIT = 1000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpBackend backend = new NetworkBackend(LIMIT);
  private String base = "";

  NetworkBackendTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.setExecutor(threads);
    server.createContext("/echo", NetworkBackendTest::echo);
    server.createContext("/none", exchange -> answer(exchange, 404, "没有这一页"));
    server.createContext("/large", exchange -> answer(exchange, 200, "x".repeat(1001)));
    server.createContext("/full", exchange -> answer(exchange, 200, "x".repeat(1000)));
    server.createContext("/moved", exchange -> redirect(exchange, "/echo"));
    server.createContext("/circle", exchange -> redirect(exchange, "/circle"));
    server.createContext("/silent", this::untilTheEnd);
    server.createContext(
        "/drip",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          untilTheEnd(exchange);
        });
    server.start();
    base = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    over.countDown();
    backend.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void untilTheEnd(HttpExchange exchange) {
    try {
      over.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String header = exchange.getRequestHeaders().getFirst("X-Qi");
    exchange.getResponseHeaders().add("X-Answer", "one");
    exchange.getResponseHeaders().add("X-Answer", "two");
    answer(exchange, 200, exchange.getRequestMethod() + "|" + header + "|" + body);
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().add("Location", target);
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static Object send(HttpBackend backend, HttpCall call) {
    CompletableFuture<Object> outcome = new CompletableFuture<>();
    backend.send(
        call,
        new HttpReply() {
          @Override
          public void answered(HttpResponse response) {
            outcome.complete(response);
          }

          @Override
          public void failed(Fault fault) {
            outcome.complete(fault);
          }
        });
    return outcome.join();
  }

  private HttpResponse answered(HttpCall call) {
    return assertInstanceOf(HttpResponse.class, send(backend, call));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
  void each_method_arrives_with_its_body_and_headers(String method) {
    HttpCall call = HttpCall.of(method, base + "/echo").withBody("正文").withHeader("X-Qi", "v");
    HttpResponse response = answered(call.withHeader("x-qi", "w"));
    assertEquals(method + "|w|正文", response.text());
    assertEquals("one, two", response.header("x-ANSWER"));
    assertEquals("", response.header("X-None"));
  }

  @Test
  void an_answer_counts_whatever_its_status() {
    HttpResponse response = answered(HttpCall.of("GET", base + "/none"));
    assertEquals(404, response.status());
    assertEquals("没有这一页", response.text());
    assertEquals(404, answered(HttpCall.of("HEAD", base + "/none")).status());
  }

  @Test
  void redirects_are_followed_but_not_for_ever() {
    assertEquals("GET|null|", answered(HttpCall.of("GET", base + "/moved")).text());
    Object circle = send(backend, HttpCall.of("GET", base + "/circle"));
    assertTrue(
        (circle instanceof HttpResponse(int status, var _, var _) && status == 302)
            || circle instanceof Fault,
        circle.toString());
  }

  @Test
  void an_answer_over_the_limit_is_a_failure() {
    String url = base + "/large";
    assertEquals(
        new RequestFault.AnswerTooLarge(url, LIMIT), send(backend, HttpCall.of("GET", url)));
    assertEquals(1000, answered(HttpCall.of("GET", base + "/full")).text().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/silent", "/drip"})
  void an_answer_that_does_not_come_or_does_not_end_is_given_up(String path) {
    String url = base + path;
    assertEquals(
        new RequestFault.TimedOut(url, 300),
        send(backend, HttpCall.of("GET", url).withTimeout(300)));
  }

  @Test
  void a_host_that_nobody_has_is_named() {
    assertEquals(
        new RequestFault.UnknownHost("no-such-host.invalid"),
        send(backend, HttpCall.of("GET", "http://no-such-host.invalid/")));
  }

  @Test
  void requests_are_made_step_by_step_and_sent_once() {
    HttpRequests requests = new HttpRequests();
    long first = requests.create("post", base + "/echo");
    long second = requests.create("GET", base + "/echo");
    assertFalse(first == second);
    requests.setHeader(first, "X-Qi", "h");
    requests.setBody(first, "b");
    requests.setTimeout(first, 20_000);
    HttpCall call = requests.take(first);
    assertEquals("POST|h|b", answered(call).text());
    assertEquals(20_000, call.milliseconds());
    assertEquals(
        new RequestFault.UnknownRequest(first),
        assertThrows(QiError.class, () -> requests.take(first)).fault());
    assertEquals("GET|null|", answered(requests.take(second)).text());
  }

  @Test
  void what_http_does_not_allow_is_refused_before_it_is_sent() {
    HttpRequests requests = new HttpRequests();
    long handle = requests.create("GET", "http://a.example/");
    for (String name : new String[] {"", "甲", "A B", "A:B", "A\r\nB", "Host", "content-length"}) {
      QiError error = assertThrows(QiError.class, () -> requests.setHeader(handle, name, "v"));
      assertEquals("QI-RUN-0079", error.code(), name);
    }
    for (String value : new String[] {"a\r\nX-Evil: 1", "a\nb", "中"}) {
      QiError error = assertThrows(QiError.class, () -> requests.setHeader(handle, "X-Qi", value));
      assertEquals("QI-RUN-0079", error.code(), value);
    }
    assertEquals("QI-RUN-0078", code(() -> requests.create("偷", "http://a.example/")));
    assertEquals("QI-RUN-0018", code(() -> requests.create("GET", "ftp://a.example/")));
    assertEquals("QI-RUN-0082", code(() -> requests.setTimeout(handle, 0)));
    assertEquals("QI-RUN-0080", code(() -> requests.setBody(7, "x")));
  }

  private static String code(org.junit.jupiter.api.function.Executable action) {
    return assertThrows(QiError.class, action).code();
  }

  @Test
  void fixtures_of_other_methods_have_their_name(@TempDir Path folder) throws IOException {
    Path host = Files.createDirectories(folder.resolve("api.example.com/a"));
    Files.writeString(host.resolve("b.txt"), "得");
    Files.writeString(host.resolve("b.POST.txt"), "发");
    Files.writeString(host.resolve("b@x=1.PUT.txt"), "改");
    Files.writeString(host.resolve("index.DELETE.txt"), "删");
    HttpBackend fixtures = HttpBackend.fixtures(folder);
    String url = "https://api.example.com/a/b";
    assertEquals(new HttpResponse(200, "得"), send(fixtures, HttpCall.of("GET", url)));
    assertEquals(new HttpResponse(200, ""), send(fixtures, HttpCall.of("HEAD", url)));
    assertEquals(
        new HttpResponse(200, "发"), send(fixtures, HttpCall.of("POST", url).withBody("x")));
    assertEquals(new HttpResponse(200, "改"), send(fixtures, HttpCall.of("PUT", url + "?x=1")));
    assertEquals(
        new HttpResponse(200, "删"),
        send(fixtures, HttpCall.of("DELETE", "https://api.example.com/a/")));
    String expected = folder.toString().replace('\\', '/') + "/api.example.com/a/b.PUT.txt";
    assertEquals(new Fault.MissingFixture(url, expected), send(fixtures, HttpCall.of("PUT", url)));
  }
}
