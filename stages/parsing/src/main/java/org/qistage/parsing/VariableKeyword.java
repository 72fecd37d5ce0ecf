package org.qistage.parsing;

/// The keyword of a variable declaration.
public enum VariableKeyword {
  /// `变量`.
  VARIABLE,
  /// `可变`, which means the same as `变量`.
  MUTABLE,
  /// `常量`: may not be assigned again.
  CONSTANT
}
