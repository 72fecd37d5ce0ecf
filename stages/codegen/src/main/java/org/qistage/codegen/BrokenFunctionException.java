package org.qistage.codegen;

import org.objectweb.asm.LimitExceededException;
import org.qistage.lowering.LoweredFunction;

/// Leaves the making of a class because of a function whose code cannot be made.
final class BrokenFunctionException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient LoweredFunction function;
  private final transient CodegenProblem problem;

  BrokenFunctionException(LoweredFunction function, MalformedException fault) {
    super(fault.fault(), fault);
    this.function = function;
    this.problem = new CodegenProblem.MalformedProgram(function.display(), fault.fault());
  }

  BrokenFunctionException(LoweredFunction function, LimitExceededException limit) {
    super(limit);
    this.function = function;
    this.problem = new CodegenProblem.FunctionTooIntricate(function.display());
  }

  LoweredFunction function() {
    return function;
  }

  CodegenProblem problem() {
    return problem;
  }
}
