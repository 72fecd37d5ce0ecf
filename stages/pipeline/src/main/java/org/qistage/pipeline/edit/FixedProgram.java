package org.qistage.pipeline.edit;

import java.util.List;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;

/// A program after the fixes of its diagnostics.
///
/// @param source the program; equal to what it was when nothing could be fixed
/// @param applied how many diagnostics were fixed
/// @param remaining what is still to be said about it
public record FixedProgram(SourceText source, int applied, List<LocatedDiagnostic> remaining) {
  public FixedProgram {
    remaining = List.copyOf(remaining);
  }
}
