package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashMap;
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
import org.qistage.runtime.abi.AbiClasses;

/// Which class and method holds each function of a program.
///
/// The functions stand in one main class as long as its constants fit; then further classes follow.
final class ProgramPlan {
  static final String MAIN = "程序";

  /// An estimate from above of the constants that a class may use; the format's limit is 65,535.
  private static final int MOST_CONSTANTS = 60_000;

  private final LoweredProgram program;
  private final Map<String, FunctionPlan> plans = new HashMap<>();
  private final List<FunctionPlan> functions = new ArrayList<>();

  /// The classes that hold functions with what each holds, the main class first.
  private final Map<String, List<FunctionPlan>> owners = new LinkedHashMap<>();

  private final Set<String> spawned = new HashSet<>();

  /// @throws BrokenFunctionException when a parameter or result has no type that is known
  ProgramPlan(LoweredProgram program) {
    this.program = program;
    JvmNames classes = new JvmNames();
    JvmNames methods = new JvmNames();
    String owner = classes.unique(MAIN);
    owners.put(owner, new ArrayList<>());
    spawned.add(program.entry());
    int constants = 0;
    for (LoweredFunction function : program.functions()) {
      int more = survey(function);
      if (constants > 0 && constants + more > MOST_CONSTANTS) {
        owner = classes.unique(MAIN);
        owners.put(owner, new ArrayList<>());
        constants = 0;
      }
      constants += more;
      FunctionPlan plan = planOrBreak(function, owner, classes, methods);
      plans.put(function.name(), plan);
      functions.add(plan);
      if (!plan.isGenerator()) {
        functionsOf(owner).add(plan);
      }
    }
  }

  private static FunctionPlan planOrBreak(
      LoweredFunction function, String owner, JvmNames classes, JvmNames methods) {
    try {
      return plan(function, owner, classes, methods);
    } catch (MalformedException e) {
      throw new BrokenFunctionException(function, e);
    }
  }

  private static FunctionPlan plan(
      LoweredFunction function, String owner, JvmNames classes, JvmNames methods) {
    String name = function.name();
    String base = MAIN + "$" + name;
    boolean generator = function.shape() == FunctionShape.GENERATOR;
    boolean suspendable = function.shape() == FunctionShape.SUSPENDABLE;
    String generatorClass = generator ? classes.unique(base + "$协程") : "";
    return FunctionPlan.of(
        function,
        generator ? generatorClass : owner,
        generator ? AbiClasses.NEXT : methods.unique(name),
        suspendable ? methods.unique(name + "$恢复") : "",
        suspendable ? classes.unique(base + "$帧") : "",
        generator ? "" : classes.unique(base + "$任务"),
        generatorClass);
  }

  /// Notes what the function spawns, and bounds the entries that it adds to a class's constants: no
  /// instruction needs more than a method reference with its name, type and class, and constants.
  private int survey(LoweredFunction function) {
    int count = 16 + function.registers().size();
    for (Block block : function.blocks()) {
      count += 6;
      for (Instruction instruction : block.instructions()) {
        count += 5 + 2 * instruction.operands().size();
        if (instruction instanceof Instruction.Spawn spawn) {
          spawned.add(spawn.function());
        }
      }
    }
    return count;
  }

  LoweredProgram program() {
    return program;
  }

  /// The classes that hold functions, the main class first.
  Set<String> owners() {
    return owners.keySet();
  }

  /// The functions whose methods a class holds.
  List<FunctionPlan> functionsOf(String owner) {
    return owners.getOrDefault(owner, List.of());
  }

  List<FunctionPlan> functions() {
    return functions;
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
