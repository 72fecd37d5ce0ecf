package org.qistage.checking.typed;

import java.util.List;
import org.qistage.foundation.Span;
import org.qistage.parsing.FunctionFlavor;

/// Something with a name that the program declares.
public sealed interface Symbol {
  SymbolId id();

  String name();

  /// Where its name is declared.
  Span span();

  /// A variable, constant or parameter.
  ///
  /// @param assigned whether it is assigned again after its declaration
  /// @param captured whether a closure or `启动 { … }` uses it from outside; one that is both
  ///     captured and assigned lives in a cell
  record Variable(
      SymbolId id,
      String name,
      Span span,
      Type type,
      VariableRole role,
      boolean assigned,
      boolean captured)
      implements Symbol {}

  /// A variable declared outside functions.
  ///
  /// @param module the module of the file that declares it
  /// @param constant whether it is a 常量
  record Global(SymbolId id, String name, Span span, String module, Type type, boolean constant)
      implements Symbol {}

  /// A function of the program, or a method, which is named `型.方法` and has the receiver as its
  /// first parameter.
  ///
  /// @param module the module of the file that declares it
  /// @param parameters the parameters' symbols in order
  /// @param result what a `返回` gives: for an `异步` function the value inside the 未来
  /// @param element for a `协程` function the type of its `让出` values, else 空
  /// @param deliversFuture whether it is declared `: 未来<T>` without 异步: its result is a 未来, and a
  ///     failure of its body becomes a failed one
  /// @param suspends whether a call may suspend the calling task, by the fixpoint of {@link
  ///     TypedProgram#suspensions}
  record Function(
      SymbolId id,
      String name,
      Span span,
      String module,
      FunctionFlavor flavor,
      List<SymbolId> parameters,
      Type result,
      Type element,
      boolean deliversFuture,
      boolean suspends)
      implements Symbol {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }
}
