package org.qistage.runtime.failure;

/// The kinds of run-time errors that programs and their readers tell apart.
public enum ErrorKind {
  DIVISION_BY_ZERO("除以零"),
  INTEGER_OVERFLOW("整数溢出"),
  INDEX_OUT_OF_RANGE("下标越界"),
  MISSING_KEY("键不存在"),
  NULL_VALUE("空值"),
  STACK_OVERFLOW("栈溢出"),
  MEMORY_LIMIT("内存上限"),
  DEADLOCK("死锁"),
  CONVERSION("类型转换"),
  INPUT_OUTPUT("输入输出"),
  CHANNEL_CLOSED("通道已关闭"),
  SYNCHRONIZATION("同步错误"),
  INVALID_ARGUMENT("参数无效"),
  CANCELLED("已取消"),
  LIMIT("超出限额"),
  NATIVE_INTERFACE("C 接口错误"),
  USER("用户错误"),
  INTERNAL("内部错误");

  private final String chinese;

  ErrorKind(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }

  /// Whether 捕获 sees such an error. The others end the run.
  public boolean catchable() {
    return switch (this) {
      case DEADLOCK, MEMORY_LIMIT, LIMIT, NATIVE_INTERFACE, INTERNAL -> false;
      case DIVISION_BY_ZERO,
          INTEGER_OVERFLOW,
          INDEX_OUT_OF_RANGE,
          MISSING_KEY,
          NULL_VALUE,
          STACK_OVERFLOW,
          CONVERSION,
          INPUT_OUTPUT,
          CHANNEL_CLOSED,
          SYNCHRONIZATION,
          INVALID_ARGUMENT,
          CANCELLED,
          USER ->
          true;
    };
  }
}
