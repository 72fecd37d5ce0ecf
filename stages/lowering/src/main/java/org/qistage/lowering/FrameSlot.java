package org.qistage.lowering;

import java.util.List;

/// A field of a coroutine's frame. Registers that are never live across the same suspension may
/// share one. A generator's argument waits for the start in the slot that holds its parameter; a
/// parameter that is never read has none.
///
/// @param registers the registers that it holds at one time or another
public record FrameSlot(int number, ValueType type, List<Integer> registers) {
  public FrameSlot {
    registers = List.copyOf(registers);
  }
}
