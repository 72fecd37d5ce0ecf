package org.qistage.lowering;

/// The failures of programs, as the two evaluators raise them.
final class Failures {
  private Failures() {}

  /// A failure with a text of its own: what 抛出 raises, and a 范围 whose step is zero.
  static final class Thrown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Thrown(String text) {
      super(text);
    }
  }

  static Thrown stepOfZero() {
    return new Thrown("步长");
  }

  /// Whether it is a failure of the program, and not of the evaluator.
  static boolean isFailure(RuntimeException exception) {
    return exception instanceof Thrown
        || exception instanceof ArithmeticException
        || exception instanceof IndexOutOfBoundsException;
  }

  /// What a failure says. The JVM leaves the message out of what it raises often.
  static String text(RuntimeException failure) {
    return failure instanceof Thrown
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getSimpleName();
  }

  /// Passes a failure on; what is none ends the test.
  static RuntimeException caught(RuntimeException exception) {
    if (!isFailure(exception)) {
      throw exception;
    }
    return exception;
  }
}
