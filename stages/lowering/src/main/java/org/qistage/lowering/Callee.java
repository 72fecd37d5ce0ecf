package org.qistage.lowering;

/// What a call calls.
public sealed interface Callee {
  String name();

  /// A function of the program.
  record Function(String name) implements Callee {}

  /// A function of the runtime's ABI table.
  record Runtime(String name) implements Callee {}
}
