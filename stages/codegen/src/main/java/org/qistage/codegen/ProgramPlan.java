package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.lowering.Block;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.Register;
import org.qistage.runtime.abi.AbiClasses;

/// Which class and method holds each function of a program.
///
/// The functions stand in one main class as long as its constants fit; then further classes follow.
final class ProgramPlan {
  static final String MAIN = "程序";

  /// An estimate from above of the constants that a class may use; the format's limit is 65,535.
  private static final int MOST_CONSTANTS = 60_000;

  private final LoweredProgram program;
  private final Map<String, FunctionPlan> plans = new LinkedHashMap<>();
  private final List<String> owners = new ArrayList<>();
  private final Set<String> spawned = new HashSet<>();

  ProgramPlan(LoweredProgram program) {
    this.program = program;
    JvmNames classes = new JvmNames();
    owners.add(classes.unique(MAIN));
    JvmNames methods = new JvmNames();
    int constants = 0;
    for (LoweredFunction function : program.functions()) {
      int more = constants(function);
      if (constants > 0 && constants + more > MOST_CONSTANTS) {
        owners.add(classes.unique(MAIN));
        constants = 0;
      }
      constants += more;
      plans.put(function.name(), plan(function, owners.getLast(), classes, methods));
    }
    findSpawned();
  }

  private static FunctionPlan plan(
      LoweredFunction function, String owner, JvmNames classes, JvmNames methods) {
    String name = function.name();
    String base = MAIN + "$" + name;
    boolean generator = function.shape() == FunctionShape.GENERATOR;
    boolean suspendable = function.shape() == FunctionShape.SUSPENDABLE;
    String generatorClass = generator ? classes.unique(base + "$协程") : "";
    return new FunctionPlan(
        function,
        generator ? generatorClass : owner,
        generator ? AbiClasses.NEXT : methods.unique(name),
        suspendable ? methods.unique(name + "$恢复") : "",
        suspendable ? classes.unique(base + "$帧") : "",
        generator ? "" : classes.unique(base + "$任务"),
        generatorClass);
  }

  /// A bound of the entries that a function adds to a class's constants: no instruction needs more
  /// than a method reference with its name, type and class.
  private static int constants(LoweredFunction function) {
    int count = 16;
    for (Register register : function.registers()) {
      count += register.name().isEmpty() ? 0 : 1;
    }
    for (Block block : function.blocks()) {
      count += 6;
      for (Instruction instruction : block.instructions()) {
        count += 5 + 2 * instruction.operands().size();
      }
    }
    return count;
  }

  private void findSpawned() {
    if (!program.entry().isEmpty()) {
      spawned.add(program.entry());
    }
    for (LoweredFunction function : program.functions()) {
      for (Block block : function.blocks()) {
        for (Instruction instruction : block.instructions()) {
          if (instruction instanceof Instruction.Spawn spawn) {
            spawned.add(spawn.function());
          }
        }
      }
    }
  }

  LoweredProgram program() {
    return program;
  }

  /// The classes that hold functions, the main class first.
  List<String> owners() {
    return owners;
  }

  List<FunctionPlan> functions() {
    return List.copyOf(plans.values());
  }

  FunctionPlan function(String name) {
    FunctionPlan plan = plans.get(name);
    if (plan == null) {
      throw new MalformedException("no function " + name);
    }
    return plan;
  }

  /// Whether anything makes tasks of the function.
  boolean isSpawned(FunctionPlan plan) {
    return spawned.contains(plan.function().name());
  }
}
