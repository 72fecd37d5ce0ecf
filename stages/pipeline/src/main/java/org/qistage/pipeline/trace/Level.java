package org.qistage.pipeline.trace;

/// What a step goes by.
public enum Level {
  /// A line of the source begins.
  LINE,
  /// A coroutine comes into a state or out of one.
  STATE,
  /// Anything that is recorded: a statement, a write, a call.
  INSTRUCTION,
  /// The scheduler, or what tasks wait for, does something.
  SCHEDULER
}
