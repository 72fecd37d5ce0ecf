package org.qistage.pipeline.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.VariableRole;
import org.qistage.foundation.Span;
import org.qistage.parsing.Statement;
import org.qistage.parsing.SyntaxChildren;
import org.qistage.parsing.SyntaxNode;
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.StageArtifacts;

/// A type that the source does not write, because checking finds it.
///
/// @param name the name that it could be written after
/// @param text what would be written: `: 整数`
public record InferredType(Span name, String text) {

  /// The types of the variables that are declared without one, in the order of the source. What errors left
  /// unknown is left out.
  public static List<InferredType> of(StageArtifacts artifacts) {
    if (artifacts.syntax().isEmpty() || artifacts.typed().isEmpty()) {
      return List.of();
    }
    Set<Span> written = written(artifacts.syntax().get());
    TypedProgram program = artifacts.typed().get();
    List<InferredType> inferred = new ArrayList<>();
    for (Symbol symbol : program.symbols()) {
      Type type =
          switch (symbol) {
            case Symbol.Variable variable when variable.role() != VariableRole.PARAMETER ->
                variable.type();
            case Symbol.Global global when global.module().equals(program.module()) ->
                global.type();
            case Symbol.Variable _, Symbol.Global _, Symbol.Function _ -> Type.Simple.UNKNOWN;
          };
      if (type != Type.Simple.UNKNOWN
          && symbol.span().length() > 0
          && !written.contains(symbol.span())) {
        inferred.add(new InferredType(symbol.span(), ": " + type));
      }
    }
    inferred.sort(Comparator.comparingInt(one -> one.name().start()));
    return List.copyOf(inferred);
  }

  /// The names of variables whose types are written.
  private static Set<Span> written(SyntaxTree tree) {
    Set<Span> names = new HashSet<>();
    Deque<SyntaxNode> work = new ArrayDeque<>();
    work.push(tree.program());
    while (!work.isEmpty()) {
      SyntaxNode node = work.pop();
      if (node instanceof Statement.Variable variable && variable.type().isPresent()) {
        names.add(variable.name().span());
      }
      SyntaxChildren.of(node).forEach(work::push);
    }
    return names;
  }
}
