package org.qistage.cli;

/// The exit statuses of `qi-stage`.
final class ExitStatus {
  static final int OK = 0;

  /// The program has errors, or failed when it ran.
  static final int PROGRAM = 1;

  /// The command line is wrong, or a file that it names cannot be read or written.
  static final int USAGE = 2;

  /// A fault of Qi Stage.
  static final int INTERNAL = 3;

  private ExitStatus() {}
}
