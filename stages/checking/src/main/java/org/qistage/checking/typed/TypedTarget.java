package org.qistage.checking.typed;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// What an assignment writes to. Its parts are evaluated once, before the assigned value.
public sealed interface TypedTarget extends TypedNode {
  Type type();

  record Variable(NodeId id, Span span, Type type, SymbolId symbol) implements TypedTarget {}

  /// An element of an 数组.
  record Element(NodeId id, Span span, Type type, TypedExpression array, TypedExpression index)
      implements TypedTarget {}

  record Malformed(NodeId id, Span span) implements TypedTarget {
    @Override
    public Type type() {
      return Type.Simple.UNKNOWN;
    }
  }
}
