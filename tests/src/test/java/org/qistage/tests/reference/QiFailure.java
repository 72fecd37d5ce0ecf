package org.qistage.tests.reference;

/// A failure of the interpreted program.
final class QiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String DIVISION_BY_ZERO = "QI-RUN-0001";
  static final String OVERFLOW = "QI-RUN-0002";
  static final String INDEX = "QI-RUN-0003";
  static final String DEADLOCK = "QI-RUN-0007";
  static final String THROWN = "QI-RUN-0100";

  private final String code;
  private final String text;

  QiFailure(String code, String text) {
    super(code + " " + text, null, false, false);
    this.code = code;
    this.text = text;
  }

  String code() {
    return code;
  }

  /// What was thrown; empty for the language's own errors, whose words are not the interpreter's.
  String text() {
    return text;
  }
}
