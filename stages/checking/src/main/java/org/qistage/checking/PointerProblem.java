package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with pointers.
public sealed interface PointerProblem extends CheckProblem {

  /// 取地址 of what is no place.
  record NotAPlace() implements PointerProblem {
    @Override
    public String code() {
      return "QI-CHECK-0650";
    }
  }

  /// 取地址 of what may not be assigned: a 常量 or the variable of a 对于. Label `declared`.
  record AddressOfConstant(String name) implements PointerProblem {
    @Override
    public String code() {
      return "QI-CHECK-0651";
    }
  }

  /// 解引用 of what is no pointer.
  record NotAPointer(Type found) implements PointerProblem {
    @Override
    public String code() {
      return "QI-CHECK-0652";
    }
  }
}
