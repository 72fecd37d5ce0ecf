package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with raising and catching errors.
public sealed interface ErrorProblem extends CheckProblem {

  /// 抛出 of what is neither a text nor an error.
  record ThrownType(Type type) implements ErrorProblem {
    @Override
    public String code() {
      return "QI-CHECK-0500";
    }
  }
}
