package org.qistage.checking.typed;

import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A case of 选择. The operands of all cases are evaluated once, in textual order, before one is
/// chosen.
public sealed interface TypedSelectCase extends TypedNode {
  TypedStatement.Block body();

  /// `情况 x = <-c`; the variable is declared for the body.
  record Receive(
      NodeId id,
      Span span,
      Optional<SymbolId> variable,
      TypedExpression channel,
      TypedStatement.Block body)
      implements TypedSelectCase {}

  /// `情况 c <- v`.
  record Send(
      NodeId id,
      Span span,
      TypedExpression channel,
      TypedExpression value,
      TypedStatement.Block body)
      implements TypedSelectCase {}

  /// `情况 超时(毫秒)`.
  record Timeout(NodeId id, Span span, TypedExpression milliseconds, TypedStatement.Block body)
      implements TypedSelectCase {}
}
