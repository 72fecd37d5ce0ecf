package org.qistage.checking.typed;

/// What a `对于` walks over.
public enum IterationKind {
  /// `范围(a, b[, step])` written in the loop's head: counted, no array is made.
  RANGE,
  ARRAY,
  /// The 字符 of a 字符串.
  STRING,
  GENERATOR,
  /// The keys of a 字典, in the order of their insertion.
  DICTIONARY,
  /// The elements of a 集合, in the order of their insertion.
  SET,
  /// Until the 通道 is closed and drained.
  CHANNEL
}
