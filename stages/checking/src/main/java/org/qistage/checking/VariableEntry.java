package org.qistage.checking;

import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.SymbolId;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.VariableRole;
import org.qistage.foundation.Span;

/// A variable while its function is checked; {@link SymbolTable#build} makes the {@link
/// Symbol.Variable} of it when nothing about it can change any more.
final class VariableEntry {
  /// How it is declared, which decides whether it may be assigned.
  enum Kind {
    PARAMETER,
    VARIABLE,
    CONSTANT,
    /// The variable of a `对于`.
    LOOP,
    /// `当 变量 x = …` and `如果 变量 x = …`.
    BINDING
  }

  final SymbolId id;
  final String name;
  final Span span;
  final Kind kind;
  final Type type;

  /// The body that declares it: a use from another body is a capture.
  final Body owner;

  /// Whether it has been given a value after its declaration, and whether it has been read.
  boolean assigned;

  boolean used;
  boolean captured;

  /// Where `: 型` stands, for labels; the name's span where the type is inferred.
  Span typeSpan;

  /// Set by {@link LocalNames}: the depth of its scope, and the variable whose name it hides.
  int depth;

  @Nullable VariableEntry hidden;

  VariableEntry(SymbolId id, String name, Span span, Kind kind, Type type, Body owner) {
    this.id = id;
    this.name = name;
    this.span = span;
    this.kind = kind;
    this.type = type;
    this.owner = owner;
    this.typeSpan = span;
  }

  boolean constant() {
    return kind == Kind.CONSTANT || kind == Kind.LOOP;
  }

  Symbol.Variable symbol() {
    return new Symbol.Variable(id, name, span, type, role(), assigned, captured);
  }

  /// The symbol of a parameter in the table of another file, which knows only how to call.
  Symbol.Variable symbolOutside(SymbolId number, Span outside) {
    return new Symbol.Variable(number, name, outside, type, role(), false, false);
  }

  private VariableRole role() {
    return switch (kind) {
      case PARAMETER -> VariableRole.PARAMETER;
      case VARIABLE -> VariableRole.LOCAL;
      case CONSTANT, LOOP -> VariableRole.CONSTANT;
      case BINDING -> assigned ? VariableRole.LOCAL : VariableRole.CONSTANT;
    };
  }
}
