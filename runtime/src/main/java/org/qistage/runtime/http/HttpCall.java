package org.qistage.runtime.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One request, as it is sent.
///
/// @param method such as `GET`, in upper case
/// @param headers by name as given
/// @param body what it carries; empty for nothing
/// @param milliseconds how long the whole exchange may take
public record HttpCall(
    String method,
    String url,
    Map<String, String> headers,
    Optional<String> body,
    long milliseconds) {
  /// So long a request may take when the program does not say.
  public static final long DEFAULT_MILLISECONDS = 30_000;

  public HttpCall {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /// A request without a body and without headers of its own.
  public static HttpCall of(String method, String url) {
    return new HttpCall(method, url, Map.of(), Optional.empty(), DEFAULT_MILLISECONDS);
  }

  public HttpCall withBody(String text) {
    return new HttpCall(method, url, headers, Optional.of(text), milliseconds);
  }

  HttpCall withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.keySet().removeIf(known -> known.equalsIgnoreCase(name));
    all.put(name, value);
    return new HttpCall(method, url, all, body, milliseconds);
  }

  HttpCall withTimeout(long other) {
    return new HttpCall(method, url, headers, body, other);
  }
}
