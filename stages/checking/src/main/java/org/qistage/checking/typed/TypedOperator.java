package org.qistage.checking.typed;

/// An operator after checking: both operands have the same type, the operand type of the node.
public enum TypedOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  /// Joins two 字符串.
  CONCATENATE("+");

  private final String text;

  TypedOperator(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
