package org.qistage.checking;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypedStatement;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.Expression;
import org.qistage.parsing.Name;
import org.qistage.parsing.Statement;
import org.qistage.parsing.VariableKeyword;

/// A variable declared outside functions while the program is checked.
final class GlobalEntry implements Declared {
  enum State {
    COLLECTED,
    CHECKING,
    CHECKED
  }

  private final ProgramContext home;

  /// Its symbol in the table of its own file.
  private final SymbolId id;

  final Declaration.ModuleVariable syntax;

  /// Its place among the variables of its file.
  final int order;

  /// The body of its first value.
  final Body body;

  State state = State.COLLECTED;

  /// Its type: as it is written, or as its first value tells; null until then.
  @Nullable Type type;

  /// What gives it its first value.
  @Nullable TypedStatement initialization;

  GlobalEntry(ProgramContext home, SymbolId id, Declaration.ModuleVariable syntax, int order) {
    this.home = home;
    this.id = id;
    this.syntax = syntax;
    this.order = order;
    this.body = new Body(Body.Kind.INITIALIZER, null, syntax.variable().name().span());
  }

  private Statement.Variable variable() {
    return syntax.variable();
  }

  Name name() {
    return variable().name();
  }

  Span span() {
    return name().span();
  }

  Optional<Expression> value() {
    return variable().initializer();
  }

  boolean constant() {
    return variable().keyword() == VariableKeyword.CONSTANT;
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

  Symbol.Global symbol() {
    return symbol(id, span());
  }

  /// Its symbol in the table of some file.
  Symbol.Global symbol(SymbolId number, Span span) {
    return new Symbol.Global(
        number,
        name().text(),
        span,
        home.file.module(),
        type == null ? Type.Simple.UNKNOWN : type,
        constant());
  }
}
