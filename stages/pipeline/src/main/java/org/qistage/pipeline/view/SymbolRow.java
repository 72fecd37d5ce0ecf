package org.qistage.pipeline.view;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.TypedChildren;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedNode;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.Span;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.pipeline.StageArtifacts;

/// A name that a program declares.
///
/// @param number what the typed tree's text writes after the name, since an inner name may hide an outer one
/// @param type of a function: its parameters and its result
/// @param module the module of the file that declares it; empty for the file itself
/// @param span where its name is declared, in that file
/// @param uses where it is used in the file, in order
/// @param captured whether a closure or a 启动 block uses it from outside
/// @param suspends whether a call of it may suspend
/// @param entry whether a run starts with it
public record SymbolRow(
    int number,
    String name,
    Kind kind,
    String type,
    String module,
    Span span,
    List<Span> uses,
    boolean captured,
    boolean suspends,
    boolean entry) {
  public SymbolRow {
    uses = List.copyOf(uses);
  }

  /// What it is.
  public enum Kind {
    FUNCTION,
    ASYNC_FUNCTION,
    COROUTINE,
    PARAMETER,
    VARIABLE,
    CONSTANT,
    GLOBAL,
    GLOBAL_CONSTANT
  }

  /// Where it is declared; empty when that is in another file.
  public Optional<Span> place() {
    return module.isEmpty() ? Optional.of(span) : Optional.empty();
  }

  /// The symbols of a compilation, in the order of their numbers; none when it was not checked.
  public static List<SymbolRow> of(StageArtifacts artifacts) {
    return artifacts.typed().map(SymbolRow::of).orElse(List.of());
  }

  static List<SymbolRow> of(TypedProgram program) {
    Map<SymbolId, List<Span>> uses = uses(program);
    return program.symbols().stream()
        .map(symbol -> row(program, symbol, uses.getOrDefault(symbol.id(), List.of())))
        .toList();
  }

  private static SymbolRow row(TypedProgram program, Symbol symbol, List<Span> uses) {
    String module =
        switch (symbol) {
          case Symbol.Function function -> function.module();
          case Symbol.Global global -> global.module();
          case Symbol.Variable _ -> program.module();
        };
    return new SymbolRow(
        symbol.id().value(),
        symbol.name(),
        kind(symbol),
        type(program, symbol),
        module.equals(program.module()) ? "" : module,
        symbol.span(),
        uses.stream()
            .filter(use -> !use.equals(symbol.span()))
            .distinct()
            .sorted(Comparator.comparingInt(Span::start))
            .toList(),
        symbol instanceof Symbol.Variable variable && variable.captured(),
        symbol instanceof Symbol.Function function && function.suspends(),
        program.entry().filter(symbol.id()::equals).isPresent());
  }

  private static Kind kind(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Function function ->
          switch (function.flavor()) {
            case PLAIN -> Kind.FUNCTION;
            case ASYNC -> Kind.ASYNC_FUNCTION;
            case COROUTINE -> Kind.COROUTINE;
          };
      case Symbol.Global global -> global.constant() ? Kind.GLOBAL_CONSTANT : Kind.GLOBAL;
      case Symbol.Variable variable ->
          switch (variable.role()) {
            case PARAMETER -> Kind.PARAMETER;
            case LOCAL -> Kind.VARIABLE;
            case CONSTANT -> Kind.CONSTANT;
          };
    };
  }

  private static String type(TypedProgram program, Symbol symbol) {
    return switch (symbol) {
      case Symbol.Global global -> global.type().toString();
      case Symbol.Variable variable -> variable.type().toString();
      case Symbol.Function function ->
          function.parameters().stream()
                  .map(id -> program.variable(id).type().toString())
                  .collect(Collectors.joining(", ", "(", "): "))
              + (function.flavor() == FunctionFlavor.COROUTINE
                  ? function.element()
                  : function.result());
    };
  }

  private static Map<SymbolId, List<Span>> uses(TypedProgram program) {
    Map<SymbolId, List<Span>> uses = new HashMap<>();
    Deque<TypedNode> work = new ArrayDeque<>(program.functions());
    program.initializer().ifPresent(work::push);
    while (!work.isEmpty()) {
      TypedNode node = work.pop();
      used(node).ifPresent(id -> uses.computeIfAbsent(id, _ -> new ArrayList<>()).add(node.span()));
      TypedChildren.of(node).forEach(work::push);
    }
    return uses;
  }

  private static Optional<SymbolId> used(TypedNode node) {
    return switch (node) {
      case TypedExpression.Variable variable -> Optional.of(variable.symbol());
      case TypedExpression.Global global -> Optional.of(global.symbol());
      case TypedExpression.FunctionReference reference -> Optional.of(reference.function());
      case TypedExpression.Call call -> Optional.of(call.function());
      case TypedExpression.Spawn spawn -> Optional.of(spawn.function());
      case TypedExpression.NewGenerator generator -> Optional.of(generator.function());
      case TypedTarget.Variable variable -> Optional.of(variable.symbol());
      case TypedTarget.Global global -> Optional.of(global.symbol());
      default -> Optional.empty();
    };
  }
}
