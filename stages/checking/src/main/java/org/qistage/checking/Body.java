package org.qistage.checking;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.foundation.Span;

/// The body of a function, or of a `启动 { … }` inside one, while it is checked: what 返回, 跳出 and
/// 让出 in it refer to, and what has been found out about it.
final class Body {
  /// The body around it; null for a function's.
  final @Nullable Body outer;

  /// The function; null for a `启动 { … }`.
  final @Nullable FunctionEntry function;

  /// Where it begins, for labels.
  final Span head;

  final SuspendGraph.Node effects;

  /// The variables of the bodies around it that it uses, in the order of first use.
  final Set<VariableEntry> captures = new LinkedHashSet<>();

  /// Of a `启动 { … }`: the type of the first 返回 in it, and its place.
  @Nullable Type blockResult;

  @Nullable Span blockResultSpan;

  /// How many loops of this body stand around the current statement.
  int loops;

  /// Whether a variable is declared without a value, so that its uses must be followed.
  boolean declaresWithoutValue;

  /// Whether some of it could not be read or is not supported yet, so that what seems unused or
  /// missing may well be there.
  boolean incomplete;

  Body(FunctionEntry function) {
    this.outer = null;
    this.function = function;
    this.head = function.span();
    this.effects = new SuspendGraph.Node(function);
  }

  Body(Body outer, Span head) {
    this.outer = outer;
    this.function = null;
    this.head = head;
    this.effects = new SuspendGraph.Node(null);
  }

  /// Whether it is the body of a 协程 函数 itself.
  boolean generates() {
    return function != null && function.coroutine();
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
