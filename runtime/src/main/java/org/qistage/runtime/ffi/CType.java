package org.qistage.runtime.ffi;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.ValueLayout;

/// The types at the border to C. A pointer is a `long` here: every system that the JVM runs on passes the
/// two alike, and an address needs no object.
enum CType {
  VOID,
  INT32,
  INT64,
  POINTER;

  Class<?> carrier() {
    return switch (this) {
      case VOID -> void.class;
      case INT32 -> int.class;
      case INT64, POINTER -> long.class;
    };
  }

  MemoryLayout layout() {
    return switch (this) {
      case VOID -> throw new IllegalStateException("void has no layout");
      case INT32 -> ValueLayout.JAVA_INT;
      case INT64, POINTER -> ValueLayout.JAVA_LONG;
    };
  }
}
