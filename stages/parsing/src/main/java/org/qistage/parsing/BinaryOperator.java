package org.qistage.parsing;

/// An infix operator.
public enum BinaryOperator {
  OR("||"),
  AND("&&"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%");

  private final String text;

  BinaryOperator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
