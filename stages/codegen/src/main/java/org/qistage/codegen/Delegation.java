package org.qistage.codegen;

import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Terminator;
import org.qistage.runtime.abi.AbiClasses;

/// Where a generator leaves its place to another one until that has ended.
final class Delegation {
  /// The method of a delegating generator's class that gives one to delegate to.
  static final String MAKE = "取用";

  private Delegation() {}

  /// Its descriptor: the function's arguments and the context.
  static String makeDescriptor(FunctionPlan plan) {
    String arguments = plan.constructorDescriptor();
    return arguments.substring(0, arguments.indexOf(')'))
        + Expressions.contextDescriptor()
        + ")L"
        + plan.generatorClass()
        + ";";
  }

  static boolean is(Terminator.Suspend suspend) {
    return suspend.callee() instanceof Callee.Runtime(String name)
        && name.equals(AbiClasses.DELEGATE);
  }

  /// Whether nothing is left to do when the other one has ended. Where a handler would see its failure,
  /// that is.
  @SuppressWarnings("ReferenceEquality") // one of the function's blocks
  static boolean isLast(LoweredFunction function, Terminator.Suspend suspend) {
    Block resumed = function.blocks().get(suspend.resume());
    if (resumed.isProtected()) {
      return false;
    }
    Block next = resumed;
    for (int hops = 0; hops < function.blocks().size(); hops++) {
      boolean idle = next == resumed || next.instructions().isEmpty();
      if (idle && next.terminator() instanceof Terminator.Jump jump) {
        next = function.blocks().get(jump.target());
      } else {
        return idle && next.terminator() instanceof Terminator.Return;
      }
    }
    return false;
  }

  /// Whether some place of a function is one.
  static boolean isPossible(LoweredFunction function) {
    for (Block block : function.blocks()) {
      if (block.terminator() instanceof Terminator.Suspend suspend && is(suspend)) {
        return true;
      }
    }
    return false;
  }
}
