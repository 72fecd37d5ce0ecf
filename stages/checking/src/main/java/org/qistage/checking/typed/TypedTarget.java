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

  /// A variable declared outside functions.
  record Global(NodeId id, Span span, Type type, SymbolId symbol) implements TypedTarget {}

  /// A field of a struct, by its index.
  record Field(NodeId id, Span span, Type type, TypedExpression object, int field)
      implements TypedTarget {}

  /// The value of a key of a 字典.
  record Entry(NodeId id, Span span, Type type, TypedExpression dictionary, TypedExpression key)
      implements TypedTarget {}

  /// `解引用 p`.
  record Dereference(NodeId id, Span span, Type type, TypedExpression pointer)
      implements TypedTarget {}

  record Malformed(NodeId id, Span span) implements TypedTarget {
    @Override
    public Type type() {
      return Type.Simple.UNKNOWN;
    }
  }
}
