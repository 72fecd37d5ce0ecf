package org.qistage.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.FunctionFlavor;
import org.qistage.parsing.TypeSyntax;

/// A function of the program while the program is checked.
final class FunctionEntry implements Declared {
  enum State {
    COLLECTED,
    CHECKING,
    CHECKED
  }

  private final ProgramContext home;

  /// Its symbol in the table of its own file.
  private final SymbolId id;

  final Declaration.Function syntax;

  /// Of a method the type that has it.
  final @Nullable TypeEntry owner;

  final Body body;
  final List<VariableEntry> parameters = new ArrayList<>();

  /// What a `返回` gives.
  Type result = Type.Simple.UNIT;

  /// Whether it is declared `: 未来<T>` without 异步.
  boolean deliversFuture;

  /// The type of the values of `让出`; null until the first one is met.
  @Nullable Type element;

  /// What is inside the 未来 that it delivers; its result when it does not deliver one.
  Type delivered() {
    return deliversFuture && result instanceof Type.FutureOf(Type value) ? value : result;
  }

  /// Where the first `让出 值` or the declared type stands.
  @Nullable Span elementSpan;

  State state = State.COLLECTED;
  @Nullable TypedFunction typed;

  FunctionEntry(
      ProgramContext home, SymbolId id, Declaration.Function syntax, @Nullable TypeEntry owner) {
    this.home = home;
    this.id = id;
    this.syntax = syntax;
    this.owner = owner;
    this.body = new Body(this);
  }

  @Override
  public ProgramContext home() {
    return home;
  }

  @Override
  public Span declaration() {
    return span();
  }

  /// Its symbol in the table of a file that uses it.
  SymbolId id(ProgramContext user) {
    return user == home ? id : user.symbols.imported(this);
  }

  /// The name; of a method `型.名`.
  String name() {
    String name = syntax.name().text();
    return owner == null ? name : owner.name + "." + name;
  }

  Span span() {
    return syntax.name().span();
  }

  FunctionFlavor flavor() {
    return syntax.flavor();
  }

  boolean coroutine() {
    return flavor() == FunctionFlavor.COROUTINE;
  }

  /// Where the result's type stands, or the function's name when it declares none.
  Span resultSpan() {
    return syntax.result().map(TypeSyntax::span).orElse(span());
  }

  Symbol.Function symbol() {
    return symbol(id, span(), parameters.stream().map(parameter -> parameter.id).toList());
  }

  /// Its symbol in the table of some file.
  Symbol.Function symbol(SymbolId number, Span span, List<SymbolId> parameterIds) {
    return new Symbol.Function(
        number,
        name(),
        span,
        home.file.module(),
        flavor(),
        parameterIds,
        result,
        element == null ? Type.Simple.UNIT : element,
        deliversFuture,
        body.effects.suspends);
  }
}
