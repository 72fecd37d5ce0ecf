package org.qistage.runtime;

/// What a task finds in its registers when it runs again; three bits beside those of {@link Waiting},
/// see {@link Task#delivery}.
final class Delivery {
  /// It has not run yet: what it needs to start.
  static final int START = 0;

  /// Nothing: it had given up the processor.
  static final int NOTHING = 0x60;

  /// The value that it waited for, which belongs to somebody else as well.
  static final int VALUE = 0x10;

  /// The value that it was sent, which is its own from now on.
  static final int RECEIVED = 0x20;

  /// A failure to be raised, in `ref`.
  static final int FAILURE = 0x30;

  /// The next value of a channel stays in the task's registers; the operation's own result is 真.
  static final int NEXT_VALUE = 0x40;

  /// The channel was closed: the operation's result is 假.
  static final int NO_NEXT = 0x50;

  static final int MASK = 0x70;

  private Delivery() {}
}
