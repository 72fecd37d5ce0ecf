package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with closures and function values.
public sealed interface ClosureProblem extends CheckProblem {

  /// `让出 值` in a closure. Label `block`.
  record YieldInClosure() implements ClosureProblem {
    @Override
    public String code() {
      return "QI-CHECK-0600";
    }
  }

  /// 跳出 or 继续 in a closure for a loop around it. Label `block`.
  record LeavesClosure(String keyword) implements ClosureProblem {
    @Override
    public String code() {
      return "QI-CHECK-0601";
    }
  }

  /// A function of the library as a value although it cannot be one, or not here.
  record LibraryFunctionAsValue(String name) implements ClosureProblem {
    @Override
    public String code() {
      return "QI-CHECK-0602";
    }
  }

  /// A function value that a method of 数组 cannot call for its elements.
  ///
  /// @param wanted the form of the functions that it takes
  record CallbackType(String method, String wanted, Type found) implements ClosureProblem {
    @Override
    public String code() {
      return "QI-CHECK-0603";
    }
  }
}
