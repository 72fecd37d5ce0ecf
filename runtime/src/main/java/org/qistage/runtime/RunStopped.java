package org.qistage.runtime;

import java.util.Optional;
import org.qistage.runtime.failure.QiError;

/// Ends the run at once, past every 捕获: an error that no program may catch, or a reader of the
/// output that went away.
final class RunStopped extends Error {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final Optional<QiError> error;

  private RunStopped(Optional<QiError> error) {
    super(null, null, false, false);
    this.error = error;
  }

  static RunStopped by(QiError error) {
    return new RunStopped(Optional.of(error));
  }

  /// Nobody reads the output any more: nothing to tell, nothing to do.
  static RunStopped quietly() {
    return new RunStopped(Optional.empty());
  }

  Optional<QiError> error() {
    return error;
  }
}
