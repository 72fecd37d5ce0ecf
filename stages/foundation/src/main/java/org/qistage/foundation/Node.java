package org.qistage.foundation;

/// A part of an artifact that a reader can point at.
public interface Node {
  NodeId id();

  /// Where it stands in the source; a node that recovery or desugaring made has the span that it was
  /// made from.
  Span span();
}
