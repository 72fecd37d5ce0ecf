package org.qistage.codegen;

import org.qistage.lowering.LoweredFunction;

/// Leaves the making of a class because of a function whose code cannot be made.
final class BrokenFunctionException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient LoweredFunction function;

  BrokenFunctionException(LoweredFunction function, MalformedException fault) {
    super(fault.fault(), fault);
    this.function = function;
  }

  LoweredFunction function() {
    return function;
  }

  CodegenProblem problem() {
    return new CodegenProblem.MalformedProgram(function.display(), String.valueOf(getMessage()));
  }
}
