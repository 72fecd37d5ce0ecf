package org.qistage.runtime;

import java.util.Optional;
import org.qistage.runtime.failure.QiError;

/// Ends the run at once, past every 捕获: an error that no program may catch, or a reader of the
/// output that went away.
final class RunStopped extends Error {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // never serialized
  private final Optional<QiError> error;

  /// Whether it only passes on that the run has been stopped by another worker.
  private final boolean passedOn;

  private RunStopped(Optional<QiError> error, boolean passedOn) {
    super(null, null, false, false);
    this.error = error;
    this.passedOn = passedOn;
  }

  static RunStopped by(QiError error) {
    return new RunStopped(Optional.of(error), false);
  }

  /// Nobody reads the output any more: nothing to tell, nothing to do.
  static RunStopped quietly() {
    return new RunStopped(Optional.empty(), false);
  }

  /// The run has been stopped by another worker, and the task that gets this stays unfinished.
  static RunStopped passedOn() {
    return new RunStopped(Optional.empty(), true);
  }

  boolean isPassedOn() {
    return passedOn;
  }

  Optional<QiError> error() {
    return error;
  }
}
