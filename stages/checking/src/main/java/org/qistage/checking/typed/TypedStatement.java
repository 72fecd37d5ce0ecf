package org.qistage.checking.typed;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A checked statement.
public sealed interface TypedStatement extends TypedNode {

  record Block(NodeId id, Span span, List<TypedStatement> statements) implements TypedStatement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record Declare(NodeId id, Span span, SymbolId variable, Optional<TypedExpression> initializer)
      implements TypedStatement {}

  record Assign(NodeId id, Span span, TypedTarget target, TypedExpression value)
      implements TypedStatement {}

  /// `目标 += 值`: the target's parts are evaluated once, then the target is read, then the value
  /// evaluated. Operator and operand type are those of {@link TypedExpression.Binary}; the value has
  /// been converted to the target's type.
  record Update(
      NodeId id, Span span, TypedTarget target, TypedOperator operator, TypedExpression value)
      implements TypedStatement {}

  record Send(NodeId id, Span span, TypedExpression channel, TypedExpression value)
      implements TypedStatement {}

  record If(
      NodeId id,
      Span span,
      TypedCondition condition,
      Block then,
      Optional<TypedStatement> otherwise)
      implements TypedStatement {}

  record While(NodeId id, Span span, TypedCondition condition, Block body)
      implements TypedStatement {}

  /// `对于 变量 在 …`.
  record For(
      NodeId id,
      Span span,
      SymbolId variable,
      IterationKind iteration,
      TypedExpression iterable,
      Block body)
      implements TypedStatement {}

  record Loop(NodeId id, Span span, Block body) implements TypedStatement {}

  /// @param exhaustive whether some arm takes every value; where it is not, a value that none takes
  ///     is passed over
  record Match(
      NodeId id, Span span, TypedExpression subject, List<TypedMatchArm> arms, boolean exhaustive)
      implements TypedStatement {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /// @param otherwise what `默认` does when no case is ready; without it the task waits for one
  record Select(NodeId id, Span span, List<TypedSelectCase> cases, Optional<Block> otherwise)
      implements TypedStatement {
    public Select {
      cases = List.copyOf(cases);
    }
  }

  /// @param variable what `捕获` binds: the 错误
  record Try(NodeId id, Span span, Block body, Optional<SymbolId> variable, Block handler)
      implements TypedStatement {}

  /// @param value a 字符串, or a 错误 to be raised again
  record Throw(NodeId id, Span span, TypedExpression value) implements TypedStatement {}

  record Return(NodeId id, Span span, Optional<TypedExpression> value) implements TypedStatement {}

  record Break(NodeId id, Span span) implements TypedStatement {}

  record Continue(NodeId id, Span span) implements TypedStatement {}

  /// `让出;`: the task gives up the processor.
  record YieldProcessor(NodeId id, Span span) implements TypedStatement {}

  /// `让出 值;` in a `协程 函数`.
  record YieldValue(NodeId id, Span span, TypedExpression value) implements TypedStatement {}

  record Evaluate(NodeId id, Span span, TypedExpression expression) implements TypedStatement {}

  record Malformed(NodeId id, Span span) implements TypedStatement {}
}
