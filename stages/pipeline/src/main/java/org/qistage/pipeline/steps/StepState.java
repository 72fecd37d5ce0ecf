package org.qistage.pipeline.steps;

import java.util.List;

/// A method's part of the machine at one moment.
///
/// @param stack the operand stack, the top last
/// @param locals the local variables that have been stored, by their slots
public record StepState(List<StepValue> stack, List<Local> locals) {
  public StepState {
    stack = List.copyOf(stack);
    locals = List.copyOf(locals);
  }

  /// A local variable.
  ///
  /// @param name in the source; empty for what code generation keeps there, and where the variable is over
  public record Local(int slot, String name, StepValue value) {}
}
