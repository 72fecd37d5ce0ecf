package org.qistage.lowering;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What lowering can complain about. What is wrong with a program was said before; this is about what
/// is too much.
public sealed interface LoweringProblem extends Problem {

  /// A function that may suspend has so many instructions and saves that no method could hold them. It
  /// stays as it was before the split.
  ///
  /// @param size its instructions and blocks, and the registers that its suspensions save, each time;
  ///     counting ends where it is clear that there are too many
  record FunctionTooLarge(String function, int size, int limit) implements LoweringProblem {
    @Override
    public String code() {
      return "QI-LOWER-0001";
    }

    @Override
    public Severity severity() {
      return Severity.ERROR;
    }
  }
}
