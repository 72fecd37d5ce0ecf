package org.qistage.cli;

/// The command line is wrong. Its message is in the user's language.
final class UsageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageFault(String message) {
    super(message, null, false, false);
  }
}
