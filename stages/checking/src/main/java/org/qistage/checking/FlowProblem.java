package org.qistage.checking;

import org.qistage.checking.typed.Type;
import org.qistage.foundation.Severity;

/// What can be wrong with the way control and values flow.
public sealed interface FlowProblem extends CheckProblem {

  /// A path to the end of a function that must return a value. Label `result`.
  record MissingReturn(String function, Type type) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0200";
    }
  }

  /// A value returned from a function that declares no result. Label `declared`.
  record ReturnWithoutResult(String function, Type found) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0201";
    }
  }

  /// A bare 返回 in a function that must return a value. Label `result`.
  record ReturnNeedsValue(String function, Type expected) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0202";
    }
  }

  /// A value returned from a 协程 函数.
  record ReturnValueInCoroutine(String function) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0203";
    }
  }

  /// 跳出 or 继续 outside a loop.
  record OutsideLoop(String keyword) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0204";
    }
  }

  /// 跳出 or 继续 that would leave a `启动 { … }`. Label `block`.
  record LeavesTaskBlock(String keyword) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0205";
    }
  }

  /// A variable that is read before it surely has a value. Label `declared`.
  record NotAssigned(String name) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0206";
    }
  }

  /// Statements that control never reaches. Label `leaves`.
  record UnreachableCode() implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0207";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A variable that is never read.
  record UnusedVariable(String name) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0208";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A variable that is assigned but never read.
  record NeverRead(String name) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0209";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// An expression statement that does nothing.
  record UnusedValue() implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0210";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// `甲 == 5;` as a statement, where `甲 = 5;` was meant.
  record ComparisonAsStatement() implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0211";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// `打印 x;` beside `打印(x)` in one file: the first ends its line, the second does not. Label
  /// `other`.
  record TwoPrintForms() implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0212";
    }

    @Override
    public Severity severity() {
      return Severity.HINT;
    }
  }

  /// A path to the end of a `启动 { … }` that returns a value elsewhere. Label `result`.
  record MissingTaskReturn(Type type) implements FlowProblem {
    @Override
    public String code() {
      return "QI-CHECK-0213";
    }
  }
}
