package org.qistage.runtime.value;

import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.memory.Holder;
import org.qistage.runtime.trace.ValueKind;

/// A 可选: 无, or 有 with a value that is not boxed. Equal by value.
public final class QiOptional implements Holder {
  private static final QiOptional NONE = new QiOptional(Kind.NONE, 0, null);

  private enum Kind {
    NONE,
    I64,
    I32,
    CHARACTER,
    F64,
    BOOL,
    REF
  }

  private final Kind kind;

  /// The value of a scalar kind; an f64 by its bits, 布尔 as 0 or 1.
  private final long bits;

  private final @Nullable Object ref;

  private QiOptional(Kind kind, long bits, @Nullable Object ref) {
    this.kind = kind;
    this.bits = bits;
    this.ref = ref;
  }

  public static QiOptional none() {
    return NONE;
  }

  public static QiOptional some(long value) {
    return new QiOptional(Kind.I64, value, null);
  }

  public static QiOptional some(int value) {
    return new QiOptional(Kind.I32, value, null);
  }

  public static QiOptional someCharacter(int value) {
    return new QiOptional(Kind.CHARACTER, value, null);
  }

  public static QiOptional some(double value) {
    return new QiOptional(Kind.F64, Double.doubleToRawLongBits(value), null);
  }

  public static QiOptional some(boolean value) {
    return new QiOptional(Kind.BOOL, value ? 1 : 0, null);
  }

  public static QiOptional some(@Nullable Object value) {
    return new QiOptional(Kind.REF, 0, value);
  }

  /// A value that is an object as {@link QiBoxes} makes it.
  static QiOptional someBoxed(@Nullable Object value) {
    if (value instanceof Long number) {
      return some(number.longValue());
    }
    if (value instanceof Integer number) {
      return some(number.intValue());
    }
    if (value instanceof Double number) {
      return some(number.doubleValue());
    }
    if (value instanceof Boolean truth) {
      return some(truth.booleanValue());
    }
    return value instanceof QiCharacter character
        ? someCharacter(character.codePoint())
        : some(value);
  }

  @Override
  public void eachHeld(Consumer<@Nullable Object> visitor) {
    visitor.accept(ref);
  }

  @Override
  public boolean isCounted() {
    return kind != Kind.NONE;
  }

  public boolean has() {
    return kind != Kind.NONE;
  }

  /// The value of a scalar kind: an f64 by its bits, 布尔 as 0 or 1.
  ///
  /// @throws QiError when this is 无
  public long bits() {
    if (kind == Kind.NONE) {
      throw QiError.of(new Fault.EmptyOptional());
    }
    return bits;
  }

  /// The value of the reference kind.
  ///
  /// @throws QiError when this is 无
  public @Nullable Object ref() {
    if (kind == Kind.NONE) {
      throw QiError.of(new Fault.EmptyOptional());
    }
    return ref;
  }

  /// How the bits are to be read when there is a value.
  ValueKind valueKind() {
    return switch (kind) {
      case NONE, REF -> ValueKind.REF;
      case I64 -> ValueKind.I64;
      case I32 -> ValueKind.I32;
      case CHARACTER -> ValueKind.CHARACTER;
      case F64 -> ValueKind.F64;
      case BOOL -> ValueKind.BOOL;
    };
  }

  void append(ValueText out) {
    StringBuilder text = out.text;
    if (kind == Kind.NONE) {
      text.append("无");
      return;
    }
    text.append("有(");
    switch (kind) {
      case NONE -> {}
      case I64, I32 -> text.append(bits);
      case CHARACTER -> QiText.appendQuotedCharacter(text, (int) bits);
      case F64 -> QiText.appendFloat(text, Double.longBitsToDouble(bits));
      case BOOL -> QiText.appendBoolean(text, bits != 0);
      case REF -> out.inside(ref);
    }
    text.append(')');
  }

  /// Equal when both are 无 or hold equal values; floats as `==` compares them.
  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof QiOptional that) || kind != that.kind) {
      return false;
    }
    if (kind == Kind.F64) {
      return Double.longBitsToDouble(bits) == Double.longBitsToDouble(that.bits);
    }
    return bits == that.bits && QiObjects.qi_value_equal(ref, that.ref);
  }

  @Override
  public int hashCode() {
    long scalar = kind == Kind.F64 && Double.longBitsToDouble(bits) == 0 ? 0 : bits;
    return Objects.hash(kind, scalar, ref instanceof ArrayValue ? 0 : ref);
  }

  @Override
  public String toString() {
    return QiText.of(this);
  }
}
