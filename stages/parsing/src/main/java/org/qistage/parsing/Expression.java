package org.qistage.parsing;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// An expression.
public sealed interface Expression extends SyntaxNode {

  /// An integer literal, never negative. The parser keeps its value whole, since `-9223372036854775808` is only
  /// in range under its minus; the checker refuses what does not fit.
  record IntegerLiteral(NodeId id, Span span, BigInteger value) implements Expression {}

  record FloatLiteral(NodeId id, Span span, double value) implements Expression {}

  record BooleanLiteral(NodeId id, Span span, boolean value) implements Expression {}

  /// A string literal after its escapes.
  record StringLiteral(NodeId id, Span span, String value) implements Expression {}

  /// A character literal: one code point.
  record CharacterLiteral(NodeId id, Span span, int codePoint) implements Expression {}

  /// `空`.
  record UnitLiteral(NodeId id, Span span) implements Expression {}

  record NameReference(NodeId id, Span span, Name name) implements Expression {}

  /// `( e )`, kept so that the tree shows what was written.
  record Parenthesised(NodeId id, Span span, Expression inner) implements Expression {}

  record Unary(NodeId id, Span span, UnaryOperator operator, Expression operand)
      implements Expression {}

  record Binary(NodeId id, Span span, Expression left, BinaryOperator operator, Expression right)
      implements Expression {}

  record Call(NodeId id, Span span, Expression callee, List<Expression> arguments)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /// `a.b`.
  record Member(NodeId id, Span span, Expression target, Name name) implements Expression {}

  /// `T::v`.
  record Path(NodeId id, Span span, Expression target, Name name) implements Expression {}

  record Index(NodeId id, Span span, Expression target, Expression index) implements Expression {}

  record ArrayLiteral(NodeId id, Span span, List<Expression> elements) implements Expression {
    public ArrayLiteral {
      elements = List.copyOf(elements);
    }
  }

  record DictionaryLiteral(NodeId id, Span span, List<EntryValue> entries) implements Expression {
    public DictionaryLiteral {
      entries = List.copyOf(entries);
    }
  }

  record StructLiteral(NodeId id, Span span, TypeSyntax type, List<FieldValue> fields)
      implements Expression {
    public StructLiteral {
      fields = List.copyOf(fields);
    }
  }

  /// `通道<T>(…)`, `集合<T>()`, `字典<K, V>()`: a call of a generic type.
  record NewGeneric(NodeId id, Span span, TypeSyntax type, List<Expression> arguments)
      implements Expression {
    public NewGeneric {
      arguments = List.copyOf(arguments);
    }
  }

  /// `未来::就绪(v)` is a {@link Path} on the name `未来`; a closure is this.
  record Closure(
      NodeId id,
      Span span,
      List<Parameter> parameters,
      Optional<TypeSyntax> result,
      Statement.Block body)
      implements Expression {
    public Closure {
      parameters = List.copyOf(parameters);
    }
  }

  /// `启动 { … }`.
  record SpawnBlock(NodeId id, Span span, Statement.Block body) implements Expression {}

  /// `打印(…)` or `打印行(…)`.
  record Print(NodeId id, Span span, boolean line, List<Expression> arguments)
      implements Expression {
    public Print {
      arguments = List.copyOf(arguments);
    }
  }

  /// Where an expression should stand and none could be read, or one that Qi does not have, with what
  /// could be read of it.
  record Malformed(NodeId id, Span span, List<Expression> parts) implements Expression {
    public Malformed {
      parts = List.copyOf(parts);
    }
  }
}
