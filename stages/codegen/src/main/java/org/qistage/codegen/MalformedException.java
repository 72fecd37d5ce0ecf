package org.qistage.codegen;

/// Carries the fault of a lowered program from where it is met to where the diagnostic is made.
final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  MalformedException(String fault) {
    super(fault);
  }

  String fault() {
    return String.valueOf(getMessage());
  }
}
