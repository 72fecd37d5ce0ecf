package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Diagnostic;

/// The lowered program, what there is to say about it, and what each pass made on the way to it, in
/// order; the last snapshot's functions are the program's.
public record LoweringResult(
    LoweredProgram program, List<Diagnostic> diagnostics, List<PassSnapshot> passes) {
  public LoweringResult {
    diagnostics = List.copyOf(diagnostics);
    passes = List.copyOf(passes);
  }
}
