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

  /// A function of the program.
  ///
  /// @param parameters the parameters' symbols in order
  /// @param result what a `返回` gives: for an `异步` function the value inside the 未来
  /// @param element for a `协程` function the type of its `让出` values, else 空
  /// @param suspends whether a call may suspend the calling task, by the fixpoint of {@link
  ///     TypedProgram#suspensions}
  record Function(
      SymbolId id,
      String name,
      Span span,
      FunctionFlavor flavor,
      List<SymbolId> parameters,
      Type result,
      Type element,
      boolean suspends)
      implements Symbol {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }
}
