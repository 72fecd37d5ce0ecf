package org.qistage.pipeline.trace;

import org.qistage.runtime.trace.ValueKind;

/// A value at one moment.
///
/// @param bits as the kind says
/// @param text what it prints as, shortened
public record TraceValue(ValueKind kind, long bits, String text) {
  /// The number of the object that it refers to; 0 when it refers to none.
  public int object() {
    return kind == ValueKind.REF ? (int) bits : 0;
  }
}
