package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Span;

/// A basic block: entered only at its first instruction, left only by its terminator.
///
/// @param label what made it, for readers: `entry`, `当.head`, `resume.S1`, …
public record Block(
    int number, String label, List<Instruction> instructions, Terminator terminator) {
  public Block {
    instructions = List.copyOf(instructions);
  }

  /// The source that its code came from.
  public Span span() {
    Span span = terminator.span();
    for (Instruction instruction : instructions) {
      span = span.to(instruction.span());
    }
    return span;
  }
}
