package org.qistage.checking.typed;

import java.util.List;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A function without a name: the block of `启动 { … }`, or a closure.
///
/// @param captures the variables of enclosing functions that it uses, in the order of first use
/// @param parameters its own parameters in order
/// @param result what a `返回` inside it gives
/// @param suspends whether running it may suspend
public record TypedBlockFunction(
    NodeId id,
    Span span,
    List<SymbolId> captures,
    List<SymbolId> parameters,
    Type result,
    boolean suspends,
    TypedStatement.Block body)
    implements TypedNode {
  public TypedBlockFunction {
    captures = List.copyOf(captures);
    parameters = List.copyOf(parameters);
  }
}
