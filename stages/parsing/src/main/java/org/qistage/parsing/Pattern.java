package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A pattern of `匹配`.
public sealed interface Pattern extends SyntaxNode {

  /// `_`.
  record Wildcard(NodeId id, Span span) implements Pattern {}

  /// A literal, perhaps under a unary minus.
  record Literal(NodeId id, Span span, Expression value) implements Pattern {}

  /// A bare name: binds the value, or names a payload-less form such as `无`.
  record Binding(NodeId id, Span span, Name name) implements Pattern {}

  /// `枚举::变体(…)`, `包.枚举::变体`, or `有(…)` without a qualifier.
  record Variant(
      NodeId id, Span span, Optional<TypeSyntax> type, Name variant, List<Pattern> payload)
      implements Pattern {
    public Variant {
      payload = List.copyOf(payload);
    }
  }

  record Malformed(NodeId id, Span span) implements Pattern {}
}
