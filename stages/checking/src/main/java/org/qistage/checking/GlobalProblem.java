package org.qistage.checking;

import org.qistage.checking.typed.Type;

/// What can be wrong with variables that are declared outside functions.
public sealed interface GlobalProblem extends CheckProblem {

  /// A variable without a first value whose type has no value to start with.
  record GlobalNeedsValue(String name, Type type) implements GlobalProblem {
    @Override
    public String code() {
      return "QI-CHECK-0670";
    }
  }

  /// A use in the first value of a variable that stands before. Label `declared`.
  record UsedBeforeInitialized(String name) implements GlobalProblem {
    @Override
    public String code() {
      return "QI-CHECK-0671";
    }
  }

  /// A use in the first value of a variable of another file, which comes before. Label `declared`.
  record UsedBeforeItsFile(String name) implements GlobalProblem {
    @Override
    public String code() {
      return "QI-CHECK-0673";
    }
  }

  /// A variable whose first value needs its own type. Label `declared`.
  record TypeNeedsItself(String name) implements GlobalProblem {
    @Override
    public String code() {
      return "QI-CHECK-0672";
    }
  }
}
