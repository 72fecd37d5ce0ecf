package org.qistage.pipeline.steps;

/// Raises what methods of a program raise through code that does not declare it.
final class Sneaky {
  private Sneaky() {}

  /// Never returns; the result is for the compiler.
  static RuntimeException raise(Throwable thrown) {
    Sneaky.<RuntimeException>throwAs(thrown);
    return new IllegalStateException(thrown);
  }

  // The type is only what the compiler takes the failure for; nothing is cast to it.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void throwAs(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
