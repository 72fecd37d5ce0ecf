package org.qistage.codegen;

/// Which part of a function a method holds.
enum BodyKind {
  /// The whole of a plain function: `static R f(arguments)`.
  PLAIN,
  /// What a suspendable function does from its start until it suspends: `static R f(arguments,
  /// Context)`.
  START,
  /// What a suspendable function does once resumed: `static void f$恢复(Frame, Context)`.
  RESUME,
  /// The whole of a generator: its `qi_generator_next(Context)`.
  GENERATOR;

  /// Whether the method begins with a switch on the state of an object that holds the slots.
  boolean dispatches() {
    return this == RESUME || this == GENERATOR;
  }
}
