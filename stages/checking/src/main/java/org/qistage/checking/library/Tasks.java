package org.qistage.checking.library;

import org.qistage.checking.typed.SuspendCause;

/// Functions for tasks, coroutines, channels and time, and 可选, which 恢复 gives.
final class Tasks {
  private Tasks() {}

  static void addTo(Entries entries) {
    entries.language("恢复(协程: 协程<T>): 可选<T>");
    entries.language("有(值: T): 可选<T>");
    entries.language("无(): 可选<T>");
    entries.function("关闭(通道: 通道<T>)", "qi_channel_close");
    entries.suspending("取消(任务: 未来<T>)", "qi_task_cancel", SuspendCause.LIBRARY);
    entries.suspending("限时等待(任务: 未来<T>, 毫秒: 整数): 可选<T>", "qi_await_task_for", SuspendCause.LIBRARY);
    entries.function("获取时间(): 整数", "qi_time_now");
    entries.suspending("睡眠(毫秒: 整数)", "qi_sleep", SuspendCause.SLEEP);
    entries.suspending("设置超时(毫秒: 整数)", "qi_sleep", SuspendCause.SLEEP);
  }
}
