package org.qistage.checking.typed;

/// What a `对于` walks over.
public enum IterationKind {
  /// `范围(a, b[, step])` written in the loop's head: counted, no array is made.
  RANGE,
  ARRAY,
  /// The 字符 of a 字符串.
  STRING,
  GENERATOR,
  /// Until the 通道 is closed and drained.
  CHANNEL
}
