package org.qistage.codegen;

import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Terminator;
import org.qistage.runtime.abi.AbiClasses;

/// Whether the body of a generator may come to resume itself, through whom it calls or whom it awaits: a
/// task that is awaited may run on top of the body's stack. Only then does it note that it runs; a
/// generator that merely computes and yields saves the store.
final class Reentry {
  /// Begins the names of the functions that await a task.
  private static final String AWAIT = "qi_await_task";

  private Reentry() {}

  static boolean isPossible(LoweredFunction generator) {
    for (Block block : generator.blocks()) {
      for (Instruction instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call && mayResume(call.callee())) {
          return true;
        }
      }
      if (block.terminator() instanceof Terminator.Suspend suspend
          && mayRunOthers(suspend.callee())) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayRunOthers(Callee callee) {
    return mayResume(callee) || callee.name().startsWith(AWAIT);
  }

  private static boolean mayResume(Callee callee) {
    return switch (callee) {
      case Callee.Function _, Callee.Value _ -> true;
      case Callee.Runtime(String name) -> name.equals(AbiClasses.NEXT);
    };
  }
}
