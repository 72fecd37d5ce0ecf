package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// The condition of `如果` and `当`.
public sealed interface Condition extends SyntaxNode {

  record Test(NodeId id, Span span, Expression expression) implements Condition {}

  /// `变量 名 = 值`: holds, and binds the name, while the 可选 value is there.
  record Binding(NodeId id, Span span, Name name, Expression value) implements Condition {}
}
