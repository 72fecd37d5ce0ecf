package org.qistage.runtime.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How 64 bits are to be read.
public enum ValueKind {
  I64,
  I32,
  F64,
  BOOL,
  CHARACTER,
  /// The number of an object; 0 for none.
  REF;

  private static final ValueKind[] ALL = values();

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ValueKind> named(String text) {
    return Arrays.stream(ALL).filter(kind -> kind.text().equals(text)).findFirst();
  }

  static ValueKind of(int ordinal) {
    return ALL[ordinal];
  }
}
