package org.qistage.lowering;

/// What an instruction reads.
public sealed interface Operand {

  record Use(int register) implements Operand {}

  record Integer(long value) implements Operand {}

  /// A 短整数, 字节 or 字符.
  record Small(int value) implements Operand {}

  record Float(double value) implements Operand {}

  record Boolean(boolean value) implements Operand {}

  record Text(String value) implements Operand {}

  /// The value of 空; `null` where a reference is wanted.
  record Empty() implements Operand {}
}
