package org.qistage.runtime.http;

/// A 响应.
///
/// @param status the status code, such as 200
/// @param text the body
public record HttpResponse(int status, String text) {
  @Override
  public String toString() {
    return "响应";
  }
}
