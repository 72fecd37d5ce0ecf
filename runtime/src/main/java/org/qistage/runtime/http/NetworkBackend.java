package org.qistage.runtime.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.RequestFault;

/// Real requests over `java.net.http`, whose own threads give the replies.
final class NetworkBackend implements HttpBackend {
  /// A longer body is a failure, not a full memory.
  static final long LONGEST_BODY = 64L << 20;

  private final long longestBody;

  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  NetworkBackend(long longestBody) {
    this.longestBody = longestBody;
  }

  @Override
  public boolean reachesNetwork() {
    return true;
  }

  @Override
  public void send(HttpCall call, HttpReply reply) {
    Optional<RequestUrl> parsed = RequestUrl.parse(call.url());
    if (parsed.isEmpty()) {
      reply.failed(new Fault.InvalidUrl(call.url()));
      return;
    }
    HttpRequest request;
    try {
      request = request(call);
    } catch (IllegalArgumentException _) {
      reply.failed(new Fault.InvalidUrl(call.url()));
      return;
    }
    BodyHandler<String> body = BodyHandlers.limiting(BodyHandlers.ofString(), longestBody);
    var exchange = client.sendAsync(request, body);
    reply.begun(() -> exchange.cancel(true));
    // The request's own limit ends with the headers; a body that never ends needs one more.
    var _ =
        exchange
            .copy()
            .orTimeout(call.milliseconds(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (response, thrown) -> {
                  if (thrown == null) {
                    reply.answered(
                        new HttpResponse(
                            response.statusCode(), response.body(), headers(response)));
                  } else {
                    exchange.cancel(true);
                    reply.failed(fault(call, parsed.get(), thrown));
                  }
                });
  }

  private static HttpRequest request(HttpCall call) {
    URI address = URI.create(URI.create(call.url().strip()).toASCIIString());
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofMillis(call.milliseconds()))
            .method(
                call.method(),
                call.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
    call.headers().forEach(builder::setHeader);
    return builder.build();
  }

  private static Map<String, String> headers(java.net.http.HttpResponse<String> response) {
    Map<String, String> headers = new TreeMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return headers;
  }

  /// What a user can make something of; the JDK wraps its causes, and often gives no message.
  private Fault fault(HttpCall call, RequestUrl url, Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      return new RequestFault.TimedOut(call.url(), call.milliseconds());
    }
    for (Throwable inner = cause; inner != null; inner = inner.getCause()) {
      if (inner instanceof UnresolvedAddressException || inner instanceof UnknownHostException) {
        return new RequestFault.UnknownHost(url.host());
      }
    }
    if (cause instanceof ConnectException) {
      return new RequestFault.ConnectionRefused(call.url());
    }
    String message = String.valueOf(cause.getMessage());
    if (message.contains("exceed")) {
      return new RequestFault.AnswerTooLarge(call.url(), longestBody);
    }
    boolean told = cause.getMessage() != null && !message.isBlank();
    String unknown = cause instanceof IOException ? "connection failed" : "unknown";
    return new Fault.RequestFailed(call.url(), told ? message : unknown);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
