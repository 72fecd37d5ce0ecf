package org.qistage.foundation.graph;

/// What a node means. A renderer gives each its own shape, and never colour alone.
public enum NodeKind {
  /// A node of a tree, or anything without a further meaning.
  PLAIN,
  /// Where a function or a coroutine begins.
  ENTRY,
  /// Where it ends.
  EXIT,
  /// A basic block.
  BLOCK,
  /// A block that ends with a suspension.
  SUSPENSION,
  /// A block that control enters when it is resumed.
  RESUME,
  /// A copy of a block, made so that a loop keeps a single entry.
  COPY,
  /// A state of a coroutine.
  STATE,
  /// The scheduler, or whoever resumes a generator.
  SCHEDULER,
  /// Where a resumed coroutine is sent to the state that it was left in.
  DISPATCH,
  /// What recovery made of something that could not be read.
  ERROR
}
