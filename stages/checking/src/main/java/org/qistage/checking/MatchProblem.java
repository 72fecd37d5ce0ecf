package org.qistage.checking;

import org.qistage.checking.typed.Type;
import org.qistage.foundation.Severity;

/// What can be wrong with 匹配 and its patterns.
public sealed interface MatchProblem extends CheckProblem {

  /// A 匹配 that has no arm for some values.
  record NotExhaustive(Type type, String missing) implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0450";
    }
  }

  /// An arm that no value gets to. Label `earlier`, when one arm alone takes all that it could.
  record UnreachableArm() implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0451";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }

  /// A literal of another type than the matched value. Label `subject`.
  record LiteralType(Type expected, Type found) implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0452";
    }
  }

  /// A pattern for values of another sort than the matched value. Label `subject`.
  record PatternSort(String pattern, Type found) implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0453";
    }
  }

  /// A variant's pattern with too many or too few patterns in it. Label `declared`.
  record PatternCount(String variant, int expected, int found) implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0454";
    }
  }

  /// A bare name as a pattern that is the name of a variant: it takes every value.
  record BindingLikeVariant(String name, String qualified) implements MatchProblem {
    @Override
    public String code() {
      return "QI-CHECK-0455";
    }

    @Override
    public Severity severity() {
      return Severity.WARNING;
    }
  }
}
