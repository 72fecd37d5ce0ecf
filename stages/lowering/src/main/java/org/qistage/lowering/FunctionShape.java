package org.qistage.lowering;

/// What a function becomes.
public enum FunctionShape {
  /// An ordinary method.
  PLAIN,
  /// A coroutine that is called: a method that takes a context and may return suspended, and a frame
  /// that is made at its first suspension.
  SUSPENDABLE,
  /// A coroutine that is resumed: an object whose fields are its live variables.
  GENERATOR
}
