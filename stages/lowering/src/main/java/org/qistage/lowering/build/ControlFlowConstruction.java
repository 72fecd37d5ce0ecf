package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.List;
import org.qistage.checking.typed.TypedFunction;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredStructure;

/// The pass `cfg`: every function of the typed program as blocks, each followed by the functions made
/// of the blocks that it spawns.
public final class ControlFlowConstruction {
  private ControlFlowConstruction() {}

  /// The functions of other files that the program calls.
  public static List<ImportedFunction> imports(TypedProgram program) {
    return new ProgramFacts(program).imports();
  }

  public static List<LoweredFunction> apply(TypedProgram program, Provenance provenance) {
    ProgramFacts facts = new ProgramFacts(program);
    List<LoweredFunction> functions = new ArrayList<>(program.functions().size());
    program
        .initializer()
        .ifPresent(
            initializer -> FunctionLowering.lower(initializer, facts, provenance, functions));
    for (TypedFunction function : program.functions()) {
      FunctionLowering.lower(function, facts, provenance, functions);
    }
    functions.addAll(facts.futureTasks(provenance));
    return functions;
  }

  /// The structs of a program, and the variants of its enums.
  public static List<LoweredStructure> structures(TypedProgram program) {
    return new Structures(program).lowered(program);
  }
}
