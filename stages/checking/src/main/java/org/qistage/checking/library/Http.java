package org.qistage.checking.library;

/// The module `http`, and the methods of what it answers with.
final class Http {
  private Http() {}

  static void addTo(Entries entries) {
    entries.asynchronous("http.get(url: 字符串): 未来<响应>", "qi_http_get");
    entries.method("响应.文本(): 字符串", "qi_response_text");
    entries.method("响应.状态码(): 整数", "qi_response_status");
  }
}
