package org.qistage.lowering;

/// What an instruction reads.
public sealed interface Operand {

  record Use(int register) implements Operand {}

  record IntegerConstant(long value) implements Operand {}

  /// A 短整数, 字节 or 字符.
  record SmallConstant(int value) implements Operand {}

  record FloatConstant(double value) implements Operand {}

  record BooleanConstant(boolean value) implements Operand {}

  record TextConstant(String value) implements Operand {}

  /// The value of 空; `null` where a reference is wanted.
  record EmptyConstant() implements Operand {}
}
