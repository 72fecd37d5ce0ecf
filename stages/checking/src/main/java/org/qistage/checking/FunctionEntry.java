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
final class FunctionEntry {
  enum State {
    COLLECTED,
    CHECKING,
    CHECKED
  }

  final SymbolId id;
  final Declaration.Function syntax;
  final Body body;
  final List<VariableEntry> parameters = new ArrayList<>();

  /// What a `返回` gives.
  Type result = Type.Simple.UNIT;

  /// Whether it is declared `: 未来<T>` without 异步.
  boolean deliversFuture;

  /// The type of the values of `让出`; null until the first one is met.
  @Nullable Type element;

  /// Where the first `让出 值` or the declared type stands.
  @Nullable Span elementSpan;

  State state = State.COLLECTED;
  @Nullable TypedFunction typed;

  FunctionEntry(SymbolId id, Declaration.Function syntax) {
    this.id = id;
    this.syntax = syntax;
    this.body = new Body(this);
  }

  String name() {
    return syntax.name().text();
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
    return new Symbol.Function(
        id,
        name(),
        span(),
        "",
        flavor(),
        parameters.stream().map(parameter -> parameter.id).toList(),
        result,
        element == null ? Type.Simple.UNIT : element,
        deliversFuture,
        body.effects.suspends);
  }
}
