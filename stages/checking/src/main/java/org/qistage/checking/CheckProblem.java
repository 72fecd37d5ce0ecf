package org.qistage.checking;

import org.qistage.foundation.Problem;
import org.qistage.foundation.Severity;

/// What checking can find wrong. The codes go by topic: names from 0001, types from 0100, flow from
/// 0200, tasks from 0300, structs and enums from 0400, 匹配 from 0450, errors from 0500, packages from
/// 0800.
public sealed interface CheckProblem extends Problem
    permits NameProblem,
        TypeProblem,
        FlowProblem,
        TaskProblem,
        StructProblem,
        MatchProblem,
        ErrorProblem,
        PackageProblem {
  @Override
  default Severity severity() {
    return Severity.ERROR;
  }
}
