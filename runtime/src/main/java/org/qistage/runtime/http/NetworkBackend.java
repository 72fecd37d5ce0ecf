package org.qistage.runtime.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.qistage.runtime.failure.Fault;

/// Real requests over `java.net.http`, whose own threads give the replies.
final class NetworkBackend implements HttpBackend {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  /// A longer body is a failure, not a full memory.
  private static final long LONGEST_BODY = 64L << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Override
  public void get(String url, HttpReply reply) {
    Optional<RequestUrl> parsed = RequestUrl.parse(url);
    if (parsed.isEmpty()) {
      reply.failed(new Fault.InvalidUrl(url));
      return;
    }
    HttpRequest request;
    try {
      URI address = URI.create(URI.create(url.strip()).toASCIIString());
      request = HttpRequest.newBuilder(address).timeout(ANSWER).GET().build();
    } catch (IllegalArgumentException _) {
      reply.failed(new Fault.InvalidUrl(url));
      return;
    }
    var body =
        java.net.http.HttpResponse.BodyHandlers.limiting(
            java.net.http.HttpResponse.BodyHandlers.ofString(), LONGEST_BODY);
    var _ =
        client
            .sendAsync(request, body)
            .whenComplete(
                (response, thrown) -> {
                  if (thrown == null) {
                    reply.answered(new HttpResponse(response.statusCode(), response.body()));
                  } else {
                    reply.failed(new Fault.RequestFailed(url, reason(thrown)));
                  }
                });
  }

  /// What a user can make something of; the JDK often gives no message.
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof HttpTimeoutException) {
      return "timeout";
    }
    for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof UnresolvedAddressException) {
        return "unknown host";
      }
    }
    String message = cause.getMessage();
    return message != null && !message.isBlank()
        ? message
        : cause instanceof IOException ? "connection failed" : cause.getClass().getSimpleName();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
