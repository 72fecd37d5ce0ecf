package org.qistage.checking;

/// What the checks of all files of a program share.
final class WholeProgram {
  final SuspendGraph suspensions = new SuspendGraph();

  /// How many functions are being checked inside one another because one needs the element type of
  /// the next.
  int nesting;

  /// How many undefined names have been compared with all others.
  int suggestions;
}
