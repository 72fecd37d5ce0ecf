package org.qistage.runtime.http;

import java.util.Map;
import java.util.TreeMap;
import org.qistage.runtime.memory.Holder;

/// A 响应.
///
/// @param status the status code, such as 200
/// @param text the body
/// @param headers by name, whose case does not matter; several values of one name joined by `, `
public record HttpResponse(int status, String text, Map<String, String> headers) implements Holder {
  public HttpResponse {
    TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    headers = java.util.Collections.unmodifiableMap(copy);
  }

  HttpResponse(int status, String text) {
    this(status, text, Map.of());
  }

  /// The value of a header; empty when there is none of that name.
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  @Override
  public String toString() {
    return "响应";
  }
}
