package org.qistage.pipeline.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.TypedChildren;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.foundation.Span;
import org.qistage.pipeline.StageArtifacts;

/// The type of a piece of the source: of an expression, or of a variable where it is declared.
///
/// @param type as Qi spells it
/// @param parts the expressions that it is made of, in order
public record TypePiece(String type, Span span, List<Part> parts) {
  public TypePiece {
    parts = List.copyOf(parts);
  }

  /// An expression inside of another.
  public record Part(Span span, String type) {}

  /// The type of the expression with exactly this text, as it is before any conversion that its surroundings
  /// ask for; else of the variable that is declared by this name.
  public static Optional<TypePiece> at(StageArtifacts artifacts, Span span) {
    return artifacts.typed().flatMap(program -> at(program, span));
  }

  private static Optional<TypePiece> at(TypedProgram program, Span written) {
    Span span = SyntaxPiece.stripped(program.source(), written);
    Deque<TypedNode> work = new ArrayDeque<>(program.functions());
    program.initializer().ifPresent(work::add);
    Optional<TypedExpression> found = Optional.empty();
    while (!work.isEmpty()) {
      TypedNode node = work.pop();
      if (node instanceof TypedExpression expression
          && expression.span().equals(span)
          && !(expression instanceof TypedExpression.Convert)) {
        found = Optional.of(expression);
      }
      TypedChildren.of(node).forEach(work::push);
    }
    return found
        .map(TypePiece::of)
        .or(
            () ->
                program.symbols().stream()
                    .filter(symbol -> symbol.span().equals(span))
                    .flatMap(symbol -> of(symbol).stream())
                    .findFirst());
  }

  private static TypePiece of(TypedExpression expression) {
    List<Part> parts = new ArrayList<>();
    for (TypedNode child : TypedChildren.of(expression)) {
      TypedNode part = child;
      while (part instanceof TypedExpression.Convert convert) {
        part = convert.operand();
      }
      if (part instanceof TypedExpression inner) {
        parts.add(new Part(inner.span(), inner.type().toString()));
      }
    }
    return new TypePiece(expression.type().toString(), expression.span(), parts);
  }

  private static Optional<TypePiece> of(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Variable variable ->
          Optional.of(new TypePiece(variable.type().toString(), variable.span(), List.of()));
      case Symbol.Global global ->
          Optional.of(new TypePiece(global.type().toString(), global.span(), List.of()));
      case Symbol.Function _ -> Optional.empty();
    };
  }
}
