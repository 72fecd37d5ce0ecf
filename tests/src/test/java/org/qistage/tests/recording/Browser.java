package org.qistage.tests.recording;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A Chromium without a window, spoken to by the DevTools protocol over loopback. It ends when it is closed.
final class Browser implements AutoCloseable {
  private static final long PATIENCE = 60;
  private static final String LISTENING = "DevTools listening on ws://";

  private final Process process;
  private final WebSocket page;
  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();

  /// The program that starts one; empty where there is none.
  static Optional<Path> program() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Opens a page.
  ///
  /// @param profile a folder that it may write into
  Browser(Path program, Path profile, Path file) throws IOException, InterruptedException {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                file.toUri().toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    page = connect(address());
  }

  /// Where it can be asked for its pages, which is the first thing that it tells.
  private String address() throws IOException {
    BufferedReader told = process.errorReader();
    for (String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread rest = new Thread(() -> told.lines().forEach(_ -> {}), "chromium-stderr");
        rest.setDaemon(true);
        rest.start();
        return line.substring(LISTENING.length()).split("/", 2)[0];
      }
    }
    throw new IOException("the browser has ended: " + process.onExit().join().exitValue());
  }

  private WebSocket connect(String address) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    String pages =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://" + address + "/json/list")).build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    for (JsonNode target : json.readTree(pages)) {
      if (target.get("type").asText().equals("page")) {
        URI socket = URI.create(target.get("webSocketDebuggerUrl").asText());
        return client.newWebSocketBuilder().buildAsync(socket, new Listener()).join();
      }
    }
    throw new IOException("no page: " + pages);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean whole) {
      text.append(data);
      if (whole) {
        try {
          JsonNode message = json.readTree(text.toString());
          CompletableFuture<JsonNode> answer =
              message.has("id") ? answers.remove(message.get("id").asInt()) : null;
          if (answer != null) {
            answer.complete(message);
          }
        } catch (IOException e) {
          answers.values().forEach(answer -> answer.completeExceptionally(e));
        }
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  private JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    int number = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(number, answer);
    page.sendText(
            json.writeValueAsString(Map.of("id", number, "method", method, "params", parameters)),
            true)
        .join();
    return answer.get(PATIENCE, TimeUnit.SECONDS);
  }

  /// What an expression gives in the page, as text.
  String evaluate(String expression) throws Exception {
    JsonNode answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    JsonNode value = answer.at("/result/result/value");
    if (value.isMissingNode()) {
      throw new IOException(answer.toString());
    }
    return value.asText();
  }

  /// Presses a key and lets it go.
  void press(String key) throws Exception {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
    }
  }

  @Override
  public void close() {
    page.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
