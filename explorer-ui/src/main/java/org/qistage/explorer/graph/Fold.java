package org.qistage.explorer.graph;

/// How a node of a graph is folded.
public enum Fold {
  /// It cannot be.
  NONE,
  /// What is below it is shown.
  OPEN,
  /// What is below it is hidden.
  CLOSED
}
