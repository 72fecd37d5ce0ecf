package org.qistage.parsing;

/// The operator of an assignment.
public enum AssignOperator {
  SET("="),
  ADD("+="),
  SUBTRACT("-="),
  MULTIPLY("*="),
  DIVIDE("/="),
  REMAINDER("%=");

  private final String text;

  AssignOperator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
