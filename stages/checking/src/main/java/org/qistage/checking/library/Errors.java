package org.qistage.checking.library;

/// What a caught 错误 tells, and 未来 that are made with their outcome.
final class Errors {
  private Errors() {}

  static void addTo(Entries entries) {
    entries.function("错误(文本: 字符串): 错误", "qi_error_new");
    entries.method("错误.消息(): 字符串", "qi_error_message");
    entries.method("错误.代码(): 字符串", "qi_error_code");
    entries.function("未来::就绪(值: T): 未来<T>", "qi_future_ready_*");
    entries.function("未来::就绪(): 未来<空>", "qi_future_ready");
    entries.function("未来::失败(文本: 字符串): 未来<T>", "qi_future_failed_text");
    entries.function("未来::失败(错误: 错误): 未来<T>", "qi_future_failed");
  }
}
