package org.qistage.parsing;

/// A prefix operator.
public enum UnaryOperator {
  NOT("!"),
  NEGATE("-"),
  AWAIT("等待"),
  SPAWN("启动"),
  SPAWN_COROUTINE("启动协程"),
  RECEIVE("<-"),
  ADDRESS_OF("&"),
  DEREFERENCE("*");

  private final String text;

  UnaryOperator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
