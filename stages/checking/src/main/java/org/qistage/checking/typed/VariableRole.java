package org.qistage.checking.typed;

/// How a variable came to be.
public enum VariableRole {
  PARAMETER,
  LOCAL,
  /// `常量`, a loop variable's binding, or a `当 变量 x = …` binding that is never assigned.
  CONSTANT
}
