package org.qistage.checking.typed;

import java.util.List;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A checked pattern of 匹配.
public sealed interface TypedPattern extends TypedNode {

  /// `_`.
  record Wildcard(NodeId id, Span span) implements TypedPattern {}

  /// A name: takes every value and binds it.
  record Binding(NodeId id, Span span, SymbolId variable) implements TypedPattern {}

  /// A value equal to a literal of the matched value's type.
  record Literal(NodeId id, Span span, TypedExpression value) implements TypedPattern {}

  /// A variant of an enum whose payload the patterns take; as many as the variant has values.
  ///
  /// @param variant the index of the variant in its enum
  record Variant(NodeId id, Span span, Type.Named type, int variant, List<TypedPattern> payload)
      implements TypedPattern {
    public Variant {
      payload = List.copyOf(payload);
    }
  }

  /// `有(p)`: a 可选 with a value that the pattern takes.
  record Some(NodeId id, Span span, TypedPattern value) implements TypedPattern {}

  /// `无`.
  record None(NodeId id, Span span) implements TypedPattern {}

  record Malformed(NodeId id, Span span) implements TypedPattern {}
}
