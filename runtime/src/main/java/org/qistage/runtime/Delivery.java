package org.qistage.runtime;

/// What a woken task finds in its registers.
enum Delivery {
  /// The value that it waited for, which belongs to somebody else as well.
  VALUE,
  /// The value that it was sent, which is its own from now on.
  RECEIVED,
  /// A failure to be raised, in `ref`.
  FAILURE,
  /// The next value of a channel stays in the task's registers; the operation's own result is 真.
  NEXT_VALUE,
  /// The channel was closed: the operation's result is 假.
  NO_NEXT
}
