package org.qistage.runtime.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The kinds of objects, and what their contents are.
public enum ObjectKind {
  /// A 字符串: its text.
  STRING,
  /// A value that stands where only objects can: the value.
  BOX,
  /// The elements.
  ARRAY,
  /// Key and value of each entry in turn.
  DICTIONARY,
  /// The elements.
  SET,
  /// The fields, as its layout says.
  STRUCT,
  /// The values of a variant, as its layout says.
  VARIANT,
  /// Nothing, or the value.
  OPTIONAL,
  /// The variable's value.
  CELL,
  /// What a function value has captured, as its layout says.
  FUNCTION,
  /// The number of the task.
  TASK,
  /// The buffer is told by events. Its capacity.
  CHANNEL,
  LOCK,
  GROUP,
  /// The name of its function, as text.
  GENERATOR,
  /// Anything else: its text.
  OTHER;

  private static final ObjectKind[] ALL = values();

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ObjectKind> named(String text) {
    return Arrays.stream(ALL).filter(kind -> kind.text().equals(text)).findFirst();
  }

  static ObjectKind of(int ordinal) {
    return ALL[ordinal];
  }
}
