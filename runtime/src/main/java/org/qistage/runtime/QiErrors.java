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

  /// Decides, at the head of a handler, whether the program may catch what was thrown, and raises it
  /// again where it may not: the end of the run, an error that ends it, a fault of Qi Stage.
  ///
  /// A stack that has ended is caught only where enough of it is free again ({@link StackReserve});
  /// further in, the handler would end it once more at its first call.
  public static QiError qi_error_caught(Throwable thrown, Context context) {
    if (thrown instanceof RunStopped stopped) {
      throw stopped;
    }
    if (thrown instanceof StackOverflowError) {
      StackReserve.require();
    }
    QiError error = QiError.from(thrown);
    if (!error.kind().catchable()) {
      throw unchecked(thrown);
    }
    if (context.suspended || context.locks > 0) {
      // The stack has ended while the callers saved themselves, or within the runtime. The
      // operation
      // that they wait for has begun and will wake the task; or it was left half way.
      throw RunStopped.by(error);
    }
    error.caught(context.words, context.outer);
    return error;
  }

  /// The program's code throws nothing that is checked.
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }

  /// An error of the program's own with this text, which nobody has raised yet. Its trace begins where
  /// it is made.
  public static QiError qi_error_new(String text) {
    return QiError.of(new Fault.User(text));
  }

  /// Raises an error that was made or caught before: its trace stays the one of the first time.
  public static void qi_error_raise(QiError error) {
    throw error.again();
  }

  /// What the error says: the thrown text, or the sentence of a report, in the language of the run.
  public static String qi_error_message(QiError error) {
    return error.getMessage();
  }

  public static String qi_error_code(QiError error) {
    return error.code();
  }

  /// Raises the error of resuming a generator whose body runs or awaits.
  public static void qi_generator_busy() {
    throw QiError.of(new Fault.GeneratorBusy());
  }
}
