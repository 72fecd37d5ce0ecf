package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI that raise errors.
public final class QiErrors {
  private QiErrors() {}

  /// Raises an error of the program's own with this text.
  public static void qi_panic(String text) {
    throw QiError.of(new Fault.User(text));
  }

  /// Raises the error of resuming a generator whose body runs or awaits.
  public static void qi_generator_busy() {
    throw QiError.of(new Fault.GeneratorBusy());
  }
}
