package org.qistage.pipeline.steps;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.analysis.Value;

/// What a local variable or a place of the operand stack holds while a method is executed. An object of
/// its own for each value that an instruction makes.
final class Operand implements Value {
  /// The kinds of values that the JVM tells apart, and 布尔, which it takes for an int.
  enum Kind {
    INT,
    BOOLEAN,
    LONG,
    FLOAT,
    DOUBLE,
    REFERENCE,
    /// Nothing has been stored yet, or the second half of a wide value.
    NOTHING
  }

  /// An object between `new` and its constructor.
  record Unmade(Class<?> type) {}

  static final Operand NOTHING = new Operand(Kind.NOTHING, null);

  final Kind kind;

  /// A box of the value; an `Integer` for 布尔.
  final @Nullable Object value;

  /// How it was shown last, and when.
  @Nullable StepValue shown;

  int shownAt = -1;

  Operand(Kind kind, @Nullable Object value) {
    this.kind = kind;
    this.value = value;
  }

  static Operand of(int value) {
    return new Operand(Kind.INT, value);
  }

  static Operand of(boolean value) {
    return new Operand(Kind.BOOLEAN, value ? 1 : 0);
  }

  static Operand of(long value) {
    return new Operand(Kind.LONG, value);
  }

  static Operand of(float value) {
    return new Operand(Kind.FLOAT, value);
  }

  static Operand of(double value) {
    return new Operand(Kind.DOUBLE, value);
  }

  static Operand reference(@Nullable Object value) {
    return new Operand(Kind.REFERENCE, value);
  }

  int asInt() {
    return value instanceof Integer number ? number : wrong(Integer.class);
  }

  long asLong() {
    return value instanceof Long number ? number : wrong(Long.class);
  }

  float asFloat() {
    return value instanceof Float number ? number : wrong(Float.class);
  }

  double asDouble() {
    return value instanceof Double number ? number : wrong(Double.class);
  }

  private <T> T wrong(Class<T> wanted) {
    throw new UnsteppableException("no " + wanted.getSimpleName() + ": " + kind);
  }

  @Override
  public int getSize() {
    return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
  }
}
