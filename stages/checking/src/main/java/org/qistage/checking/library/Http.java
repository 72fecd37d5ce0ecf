package org.qistage.checking.library;

import org.qistage.checking.typed.SuspendCause;

/// The module `http`, and the methods of what it answers with.
final class Http {
  private Http() {}

  static void addTo(Entries entries) {
    entries.asynchronous("http.get(url: 字符串): 未来<响应>", "qi_http_get");
    sending(entries, "http.获取(url: 字符串): 字符串", "qi_http_fetch");
    sending(entries, "http.发送(url: 字符串, 正文: 字符串): 字符串", "qi_http_post");
    sending(entries, "http.更新(url: 字符串, 正文: 字符串): 字符串", "qi_http_put");
    sending(entries, "http.删除(url: 字符串): 字符串", "qi_http_delete");
    sending(entries, "http.获取状态码(url: 字符串): 整数", "qi_http_get_status");
    entries.function("http.创建请求(方法: 字符串, url: 字符串): 整数", "qi_http_request_create");
    entries.function("http.设置请求头(请求: 整数, 名: 字符串, 值: 字符串): 整数", "qi_http_request_set_header");
    entries.function("http.设置请求体(请求: 整数, 正文: 字符串): 整数", "qi_http_request_set_body");
    entries.function("http.设置超时(请求: 整数, 毫秒: 整数): 整数", "qi_http_request_set_timeout");
    sending(entries, "http.执行请求(请求: 整数): 字符串", "qi_http_request_execute");
    entries.method("响应.文本(): 字符串", "qi_response_text");
    entries.method("响应.状态码(): 整数", "qi_response_status");
    entries.method("响应.头(名: 字符串): 字符串", "qi_response_header");
  }

  private static void sending(Entries entries, String signature, String runtimeName) {
    entries.suspending(signature, runtimeName, SuspendCause.LIBRARY);
  }
}
