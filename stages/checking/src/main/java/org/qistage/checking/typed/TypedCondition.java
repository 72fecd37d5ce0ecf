package org.qistage.checking.typed;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// The condition of `如果` and `当`.
public sealed interface TypedCondition extends TypedNode {

  /// A 布尔 expression.
  record Test(NodeId id, Span span, TypedExpression expression) implements TypedCondition {}

  /// Holds, and binds the variable, while the 可选 value is there.
  record Binding(NodeId id, Span span, SymbolId variable, TypedExpression value)
      implements TypedCondition {}
}
