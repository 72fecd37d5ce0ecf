package org.qistage.checking.typed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Span;
import org.qistage.parsing.FunctionFlavor;

/// The text form of a checked program: its tree with types, its scopes, its symbols, and which
/// functions may suspend and why. Lines end with LF; words are English, names and types as in Qi.
///
/// A variable is written `name$id`, since an inner one may have the name of an outer one.
public final class TypedPrinter {
  private final TypedProgram program;
  private final StringBuilder text = new StringBuilder();

  private TypedPrinter(TypedProgram program) {
    this.program = program;
  }

  /// Everything, section by section.
  public static String print(TypedProgram program) {
    return String.join(
        "\n",
        printTree(program),
        "scopes\n" + printScopes(program),
        "symbols\n" + printSymbols(program),
        "suspensions\n" + printSuspensions(program));
  }

  /// The functions with their statements and expressions.
  public static String printTree(TypedProgram program) {
    return DeepStack.get(() -> tree(program));
  }

  private static String tree(TypedProgram program) {
    TypedPrinter printer = new TypedPrinter(program);
    String entry = program.entry().map(id -> program.function(id).name()).orElse("none");
    printer.text.append("program entry ").append(entry).append('\n');
    for (TypedProgram.ModuleStart start : program.starts()) {
      printer.text.append("initialize ").append(start.module());
      printer.text.append(start.suspends() ? " suspends\n" : "\n");
    }
    program.types().forEach(printer::definition);
    if (program.initializer().isPresent()) {
      TypedInitializer initializer = program.initializer().get();
      printer.text.append("\ninitializer").append(initializer.suspends() ? " suspends\n" : "\n");
      new TypedBodyPrinter(program, printer.text).block(initializer.body(), 1);
    }
    for (TypedFunction function : program.functions()) {
      printer.text.append('\n');
      printer.function(function);
    }
    return printer.text.toString();
  }

  private void definition(TypeDefinition definition) {
    switch (definition) {
      case TypeDefinition.Structure structure -> {
        text.append("\nstruct ").append(structure.name()).append('\n');
        for (TypeDefinition.Field field : structure.fields()) {
          text.append("  ").append(field.name()).append(": ").append(field.type()).append('\n');
        }
      }
      case TypeDefinition.Enumeration enumeration -> {
        text.append("\nenum ").append(enumeration.name()).append('\n');
        for (TypeDefinition.Variant variant : enumeration.variants()) {
          text.append("  ").append(variant.name());
          if (!variant.payload().isEmpty()) {
            text.append(variant.payload().stream().map(Type::toString).collect(joined()));
          }
          text.append('\n');
        }
      }
    }
  }

  private void function(TypedFunction function) {
    Symbol.Function symbol = program.function(function.symbol());
    text.append("function ")
        .append(flavor(symbol.flavor()))
        .append(symbol.name())
        .append(symbol.parameters().stream().map(this::declared).collect(joined()))
        .append(": ")
        .append(symbol.flavor() == FunctionFlavor.COROUTINE ? symbol.element() : symbol.result())
        .append(symbol.suspends() ? " suspends\n" : "\n");
    new TypedBodyPrinter(program, text).block(function.body(), 1);
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ", "(", ")");
  }

  private static String flavor(FunctionFlavor flavor) {
    return switch (flavor) {
      case PLAIN -> "";
      case ASYNC -> "async ";
      case COROUTINE -> "coroutine ";
    };
  }

  private String declared(SymbolId id) {
    Symbol.Variable variable = program.variable(id);
    return variable.name() + id + ": " + variable.type();
  }

  /// The scopes, each indented under the one around it, with the names that it declares.
  public static String printScopes(TypedProgram program) {
    Map<ScopeId, List<Scope>> inner = new HashMap<>();
    List<Scope> outermost = new ArrayList<>();
    for (Scope scope : program.scopes()) {
      if (scope.parent().isEmpty()) {
        outermost.add(scope);
      } else {
        inner.computeIfAbsent(scope.parent().get(), _ -> new ArrayList<>()).add(scope);
      }
    }
    return DeepStack.get(
        () -> {
          StringBuilder text = new StringBuilder();
          outermost.forEach(scope -> scope(program, scope, inner, 1, text));
          return text.toString();
        });
  }

  private static void scope(
      TypedProgram program,
      Scope scope,
      Map<ScopeId, List<Scope>> inner,
      int depth,
      StringBuilder text) {
    text.append("  ".repeat(depth))
        .append(scope.kind().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(lines(program, scope.span()));
    if (!scope.symbols().isEmpty()) {
      text.append(": ")
          .append(
              scope.symbols().stream()
                  .map(id -> program.symbol(id).name() + id)
                  .collect(Collectors.joining(" ")));
    }
    text.append('\n');
    for (Scope child : inner.getOrDefault(scope.id(), List.of())) {
      scope(program, child, inner, depth + 1, text);
    }
  }

  private static String lines(TypedProgram program, Span span) {
    int first = program.source().line(span.start());
    int last = program.source().line(Math.max(span.start(), span.end() - 1));
    return first == last ? "line " + first : "lines " + first + "-" + last;
  }

  /// All symbols in the order of their ids.
  public static String printSymbols(TypedProgram program) {
    StringBuilder text = new StringBuilder();
    for (Symbol symbol : program.symbols()) {
      text.append("  ")
          .append(symbol.id())
          .append(' ')
          .append(symbol.name())
          .append(' ')
          .append(describe(symbol))
          .append(place(program, symbol))
          .append('\n');
    }
    return text.toString();
  }

  private static String place(TypedProgram program, Symbol symbol) {
    String module =
        switch (symbol) {
          case Symbol.Function function -> function.module();
          case Symbol.Global global -> global.module();
          case Symbol.Variable _ -> "";
        };
    return module.equals(program.module()) || module.isEmpty()
        ? " at " + program.source().position(symbol.span().start())
        : " of " + module;
  }

  private static String describe(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Function function ->
          flavor(function.flavor())
              + "function: "
              + (function.flavor() == FunctionFlavor.COROUTINE
                  ? function.element()
                  : function.result());
      case Symbol.Global global -> (global.constant() ? "constant: " : "global: ") + global.type();
      case Symbol.Variable variable ->
          variable.role().name().toLowerCase(Locale.ROOT)
              + ": "
              + variable.type()
              + (variable.assigned() ? " assigned" : "")
              + (variable.captured() ? " captured" : "");
    };
  }

  /// For each function, the place that makes it suspend, followed through calls to the operation.
  public static String printSuspensions(TypedProgram program) {
    Map<SymbolId, SuspendReason> reasons = new HashMap<>();
    Map<String, SymbolId> functions = new HashMap<>();
    for (SuspendReason reason : program.suspensions()) {
      reasons.put(reason.function(), reason);
    }
    for (TypedFunction function : program.functions()) {
      functions.putIfAbsent(program.symbol(function.symbol()).name(), function.symbol());
    }
    StringBuilder text = new StringBuilder();
    for (TypedFunction function : program.functions()) {
      text.append("  ").append(program.symbol(function.symbol()).name()).append(": ");
      SuspendReason reason = reasons.get(function.symbol());
      text.append(reason == null ? "never" : place(program, reason));
      Set<SymbolId> seen = new HashSet<>();
      while (reason != null && reason.cause() == SuspendCause.CALL && seen.add(reason.function())) {
        SymbolId called = functions.get(reason.detail());
        reason = called == null ? null : reasons.get(called);
        if (reason != null) {
          text.append(" -> ").append(place(program, reason));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String place(TypedProgram program, SuspendReason reason) {
    return program.source().position(reason.span().start())
        + " "
        + reason.cause().name().toLowerCase(Locale.ROOT)
        + (reason.detail().isEmpty() ? "" : " " + reason.detail());
  }
}
