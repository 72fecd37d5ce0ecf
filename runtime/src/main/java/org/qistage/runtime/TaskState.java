package org.qistage.runtime;

import java.util.List;

/// The states of a task, in the seed's terms.
public enum TaskState {
  READY("就绪"),
  RUNNING("运行"),
  SUSPENDED("挂起"),
  COMPLETED("完成"),
  FAILED("失败"),
  CANCELLED("取消");

  private final String chinese;

  TaskState(String chinese) {
    this.chinese = chinese;
  }

  private static final List<TaskState> ALL = List.of(values());

  /// The state with one of the numbers of {@link Task}.
  static TaskState of(int status) {
    return status == Task.FAILURE_SEEN ? FAILED : ALL.get(status);
  }

  public String chinese() {
    return chinese;
  }
}
