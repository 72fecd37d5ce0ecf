package org.qistage.lowering;

import java.util.List;

/// The lowered program and what each pass made on the way to it, in order; the last snapshot's
/// functions are the program's.
public record LoweringResult(LoweredProgram program, List<PassSnapshot> passes) {
  public LoweringResult {
    passes = List.copyOf(passes);
  }
}
