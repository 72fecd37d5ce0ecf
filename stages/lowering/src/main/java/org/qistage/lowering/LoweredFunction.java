package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Span;

/// A function as basic blocks over typed virtual registers.
///
/// @param name unique in the program; `主函数$启动1` for the first spawned block inside 主函数
/// @param display the name that stack traces show
/// @param result what it returns; for a generator the type of its elements
/// @param registers indexed by register number
/// @param parameters the registers that hold the arguments at entry, in order
/// @param blocks indexed by block number; block 0 is the entry
/// @param states its suspension points, S1 first; empty before the split and for plain functions
///     (S0 is the start)
/// @param slots the fields of its frame; empty before the spill pass
public record LoweredFunction(
    String name,
    String display,
    Span span,
    FunctionShape shape,
    ValueType result,
    List<Register> registers,
    List<Integer> parameters,
    List<Block> blocks,
    List<SuspensionState> states,
    List<FrameSlot> slots) {
  public LoweredFunction {
    registers = List.copyOf(registers);
    parameters = List.copyOf(parameters);
    blocks = List.copyOf(blocks);
    states = List.copyOf(states);
    slots = List.copyOf(slots);
  }

  public Register register(int number) {
    return registers.get(number);
  }

  /// The same function with another body.
  public LoweredFunction with(
      List<Register> registers,
      List<Block> blocks,
      List<SuspensionState> states,
      List<FrameSlot> slots) {
    return new LoweredFunction(
        name, display, span, shape, result, registers, parameters, blocks, states, slots);
  }

  public LoweredFunction withBlocks(List<Block> blocks) {
    return with(registers, blocks, states, slots);
  }
}
