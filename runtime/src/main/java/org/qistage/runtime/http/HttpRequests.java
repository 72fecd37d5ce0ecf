package org.qistage.runtime.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.RequestFault;

/// The requests that a program is making step by step, each by its number, from 1 on.
public final class HttpRequests {
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

  /// Headers that the connection itself decides.
  private static final Set<String> RESERVED =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private static final int LONGEST_HEADER = 8192;

  private final Map<Long, HttpCall> calls = new HashMap<>();
  private long last;

  /// Begins a request.
  ///
  /// @return its number
  public synchronized long create(String method, String url) {
    String upper = method.strip().toUpperCase(Locale.ROOT);
    if (!METHODS.contains(upper)) {
      throw QiError.of(new RequestFault.InvalidMethod(shown(method)));
    }
    if (RequestUrl.parse(url).isEmpty()) {
      throw QiError.of(new Fault.InvalidUrl(url));
    }
    last++;
    calls.put(last, HttpCall.of(upper, url));
    return last;
  }

  public void setHeader(long handle, String name, String value) {
    if (!validName(name) || !validValue(value)) {
      throw QiError.of(new RequestFault.InvalidHeader(shown(name)));
    }
    change(handle, call -> call.withHeader(name, value));
  }

  public void setBody(long handle, String body) {
    change(handle, call -> call.withBody(body));
  }

  public void setTimeout(long handle, long milliseconds) {
    if (milliseconds <= 0) {
      throw QiError.of(new RequestFault.InvalidTimeout(milliseconds));
    }
    change(handle, call -> call.withTimeout(milliseconds));
  }

  private synchronized void change(long handle, UnaryOperator<HttpCall> change) {
    calls.put(handle, change.apply(known(handle)));
  }

  /// Takes out a request to send it; its number is used up.
  public synchronized HttpCall take(long handle) {
    HttpCall call = known(handle);
    calls.remove(handle);
    return call;
  }

  private HttpCall known(long handle) {
    HttpCall call = calls.get(handle);
    if (call == null) {
      throw QiError.of(new RequestFault.UnknownRequest(handle));
    }
    return call;
  }

  private static boolean validName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_HEADER
        && !RESERVED.contains(name.toLowerCase(Locale.ROOT))
        && name.chars()
            .allMatch(
                c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z')
                        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }

  /// Line breaks in a value would be further headers of a stranger's making.
  private static boolean validValue(String value) {
    return value.length() <= LONGEST_HEADER
        && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c < 127));
  }

  private static String shown(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "\uFFFD");
    return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
  }
}
