package org.qistage.foundation.graph;

/// What an edge means. A renderer gives each its own line style, and never colour alone.
public enum EdgeKind {
  /// From a parent to its part, or on to the next without a condition.
  PLAIN,
  /// Taken when the condition holds.
  TRUE,
  /// Taken when it does not.
  FALSE,
  /// Back to the head of a loop.
  BACK,
  /// The operation completed at once.
  READY,
  /// The operation suspended: control leaves for the scheduler.
  SUSPENDED,
  /// Control comes back from the scheduler.
  RESUMED,
  /// A failure inside the block goes on in its handler.
  RAISED
}
