package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;

/// The artifact of lowering: what codegen consumes, nothing besides.
///
/// @param functions every function, with the blocks of `启动 { … }` as functions of their own
/// @param entry the name of the function that a run starts with; empty text when there is none
/// @param origins for each instruction and terminator the typed nodes that it was made from
public record LoweredProgram(
    SourceText source, List<LoweredFunction> functions, String entry, Origins origins)
    implements Artifact {
  public LoweredProgram {
    functions = List.copyOf(functions);
  }
}
