package org.qistage.checking;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What checking can find wrong. The codes go by topic: names from 0001, types from 0100, flow from
/// 0200, tasks from 0300, structs and enums from 0400, 匹配 from 0450, errors from 0500, closures from
/// 0600, pointers from 0650, variables outside functions from 0670, packages from 0800.
///
/// A code is never given to another problem. Gone is 0001, which told of what early versions could not
/// compile yet.
public sealed interface CheckProblem extends Problem
    permits NameProblem,
        TypeProblem,
        FlowProblem,
        TaskProblem,
        StructProblem,
        MatchProblem,
        ErrorProblem,
        PackageProblem,
        ClosureProblem,
        PointerProblem,
        GlobalProblem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }
}
