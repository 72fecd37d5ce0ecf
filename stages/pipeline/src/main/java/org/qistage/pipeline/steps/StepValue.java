package org.qistage.pipeline.steps;

import org.qistage.pipeline.trace.TraceValue;

/// What a local variable or a place of the operand stack holds at one moment.
///
/// @param type as listings spell it: `long`, `boolean`, the short name of the object's class; `null` for
///     no object
/// @param value with the number of the object that a reference leads to, if the recording has met it by
///     then
public record StepValue(String type, TraceValue value) {
  /// As it is shown.
  public String text() {
    return value.text();
  }
}
