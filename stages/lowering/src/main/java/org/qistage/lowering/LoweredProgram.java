package org.qistage.lowering;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;

/// The artifact of lowering: what codegen consumes, nothing besides.
///
/// @param module the file's module; empty for the file that is compiled
/// @param structures the structs and the variants of enums that the functions use
/// @param globals the variables outside functions that the functions use
/// @param imports the functions of other files that the functions call
/// @param functions every function, with the blocks of `启动 { … }` as functions of their own
/// @param entry the name of the function that a run starts with; empty text when there is none
/// @param origins for each instruction and terminator the typed nodes that it was made from
public record LoweredProgram(
    SourceText source,
    String module,
    List<LoweredStructure> structures,
    List<LoweredGlobal> globals,
    List<ImportedFunction> imports,
    List<LoweredFunction> functions,
    String entry,
    Origins origins)
    implements Artifact {
  /// The name of the function that gives a file's variables their first values; no function of a program
  /// is called so.
  public static final String INITIALIZER = "$初始化";

  public LoweredProgram {
    structures = List.copyOf(structures);
    globals = List.copyOf(globals);
    imports = List.copyOf(imports);
    functions = List.copyOf(functions);
  }

  /// A program of one file that has nothing but functions.
  public static LoweredProgram of(
      SourceText source, List<LoweredFunction> functions, String entry, Origins origins) {
    return new LoweredProgram(
        source, "", List.of(), List.of(), List.of(), functions, entry, origins);
  }
}
