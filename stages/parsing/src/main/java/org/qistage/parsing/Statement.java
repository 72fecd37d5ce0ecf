package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A statement.
public sealed interface Statement extends SyntaxNode {

  record Block(NodeId id, Span span, List<Statement> statements) implements Statement {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  record Variable(
      NodeId id,
      Span span,
      VariableKeyword keyword,
      Name name,
      Optional<TypeSyntax> type,
      Optional<Expression> initializer)
      implements Statement {}

  record Assign(NodeId id, Span span, Expression target, AssignOperator operator, Expression value)
      implements Statement {}

  /// `通道 <- 值;`.
  record Send(NodeId id, Span span, Expression channel, Expression value) implements Statement {}

  /// `如果`; an `否则 如果` is an If inside `otherwise`.
  record If(NodeId id, Span span, Condition condition, Block then, Optional<Statement> otherwise)
      implements Statement {}

  record While(NodeId id, Span span, Condition condition, Block body) implements Statement {}

  record For(NodeId id, Span span, Name variable, Expression iterable, Block body)
      implements Statement {}

  record Loop(NodeId id, Span span, Block body) implements Statement {}

  record Match(NodeId id, Span span, Expression subject, List<MatchArm> arms) implements Statement {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  record Select(NodeId id, Span span, List<SelectCase> cases) implements Statement {
    public Select {
      cases = List.copyOf(cases);
    }
  }

  record Try(NodeId id, Span span, Block body, Optional<Name> variable, Block handler)
      implements Statement {}

  record Throw(NodeId id, Span span, Expression value) implements Statement {}

  record Return(NodeId id, Span span, Optional<Expression> value) implements Statement {}

  record Break(NodeId id, Span span) implements Statement {}

  record Continue(NodeId id, Span span) implements Statement {}

  record Yield(NodeId id, Span span, Optional<Expression> value) implements Statement {}

  /// The statement form `打印 值;`, whose operand is not one parenthesised argument list. It ends
  /// its line. The call forms `打印(…);` and `打印行(…);` are an {@link Evaluate} of an {@link
  /// Expression.Print}.
  record Print(NodeId id, Span span, boolean line, Expression value) implements Statement {}

  record Evaluate(NodeId id, Span span, Expression expression) implements Statement {}

  /// Text that recovery skipped, with what could still be read of it.
  record Malformed(NodeId id, Span span, List<Expression> parts) implements Statement {
    public Malformed {
      parts = List.copyOf(parts);
    }
  }
}
