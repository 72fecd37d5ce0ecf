package org.qistage.checking;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Span;

/// The body of a function, or of a `启动 { … }` or a closure inside one, while it is checked: what 返回,
/// 跳出 and 让出 in it refer to, and what has been found out about it.
final class Body {
  enum Kind {
    FUNCTION,
    /// `启动 { … }`.
    TASK_BLOCK,
    CLOSURE,
    /// What gives the variables outside functions their first values.
    INITIALIZER
  }

  final Kind kind;

  /// The body around it; null for a function's.
  final @Nullable Body outer;

  /// The function; null for all that is none.
  final @Nullable FunctionEntry function;

  /// Where it begins, for labels.
  final Span head;

  final SuspendGraph.Node effects;

  /// The variables of the bodies around it that it uses, in the order of first use.
  final Set<VariableEntry> captures = new LinkedHashSet<>();

  /// Of a `启动 { … }` or a closure: the type that it declares, or of the first 返回 in it, and its place.
  @Nullable Type blockResult;

  @Nullable Span blockResultSpan;

  /// How many loops of this body stand around the current statement.
  int loops;

  /// Whether a variable is declared without a value, so that its uses must be followed.
  boolean declaresWithoutValue;

  /// Whether some of it could not be read, so that what seems unused or missing may well be there.
  boolean incomplete;

  Body(FunctionEntry function) {
    this.kind = Kind.FUNCTION;
    this.outer = null;
    this.function = function;
    this.head = function.span();
    this.effects = new SuspendGraph.Node(function);
  }

  /// @param outer the body around it; null for an initializer
  Body(Kind kind, @Nullable Body outer, Span head) {
    this.kind = kind;
    this.outer = outer;
    this.function = null;
    this.head = head;
    this.effects = new SuspendGraph.Node(null);
  }

  /// Whether it is the body of a 协程 函数 itself.
  boolean generates() {
    return function != null && function.coroutine();
  }

  /// What messages call a body without a name.
  String keyword() {
    return kind == Kind.CLOSURE ? "函数" : "启动";
  }

  /// Notes a use of a variable, which captures it when it belongs to a body further out.
  void use(VariableEntry variable) {
    for (Body body = this; body != null && body != variable.owner; body = body.outer) {
      variable.captured = true;
      body.captures.add(variable);
    }
  }

  void markIncomplete() {
    for (Body body = this; body != null; body = body.outer) {
      body.incomplete = true;
    }
  }
}
