package org.qistage.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Register;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.runtime.abi.AbiClasses;

/// Which class and method holds each function of a program.
///
/// The functions stand in one main class as long as its constants fit; then further classes follow.
final class ProgramPlan {
  static final String MAIN = "程序";

  /// An estimate from above of the constants that a class may use; the format's limit is 65,535.
  private static final int MOST_CONSTANTS = 60_000;

  /// What a method costs that calls a function of a further class: the method's name, its descriptor,
  /// the two together, and the reference. The other files of a program look for every function of an
  /// imported one in its main class, which has such a method for each that stands elsewhere.
  private static final int FORWARDER_CONSTANTS = 4;

  /// So many functions an imported file may have at most, when they do not fit into one class.
  static final int MOST_FORWARDED = MOST_CONSTANTS / FORWARDER_CONSTANTS;

  private static final String GENERATOR = "$协程";
  private static final String TASK = "$任务";

  private final LoweredProgram program;
  private final Map<String, FunctionPlan> plans = new HashMap<>();
  private final List<FunctionPlan> functions = new ArrayList<>();

  /// The classes that hold functions with what each holds, the main class first.
  private final Map<String, List<FunctionPlan>> owners = new LinkedHashMap<>();

  /// The most suspension points whose numbers a task has room for.
  private static final int MOST_STATES_IN_TASK = Byte.MAX_VALUE;

  private final Set<String> spawned = new HashSet<>();

  /// The functions that are called or made values.
  private final Set<String> called = new HashSet<>();

  /// Whether nobody looks on: the program has no probes and counts no references.
  private boolean plain = true;

  private Map<String, StructurePlan> structures = Map.of();
  private final ClosureClasses closures;
  private final GlobalFields globals;
  private final PointerClasses pointers;

  /// The functions of other files.
  private final List<FunctionPlan> imports = new ArrayList<>();

  /// The name of the main class, with which those of all others begin.
  private final String main;

  /// @throws BrokenFunctionException when a parameter or result has no type that is known
  ProgramPlan(LoweredProgram program) {
    this.program = program;
    JvmNames classes = new JvmNames();
    JvmNames methods = new JvmNames();
    main = mainClass(program.module());
    String owner = classes.unique(main);
    owners.put(owner, new ArrayList<>());
    spawned.add(program.entry());
    planStructures();
    int total = 0;
    for (LoweredFunction function : program.functions()) {
      total += survey(function);
    }
    for (ImportedFunction function : program.imports()) {
      FunctionPlan plan = imported(function, classes);
      plans.put(function.reference(), plan);
      imports.add(plan);
    }
    int most = total > MOST_CONSTANTS ? MOST_CONSTANTS - forwarderConstants() : MOST_CONSTANTS;
    int constants = 0;
    for (LoweredFunction function : program.functions()) {
      int more = survey(function);
      if ((constants > 0 || most < MOST_CONSTANTS) && constants + more > most) {
        owner = classes.unique(main);
        owners.put(owner, new ArrayList<>());
        constants = 0;
        most = MOST_CONSTANTS;
      }
      constants += more;
      FunctionPlan plan = planOrBreak(function, owner, classes, methods);
      plans.put(function.name(), plan);
      functions.add(plan);
      if (!plan.isGenerator()) {
        functionsOf(owner).add(plan);
      }
    }
    closures = new ClosureClasses(this, classes);
    globals = new GlobalFields(program, main);
    pointers = new PointerClasses(this, classes);
  }

  /// The name of a file's main class.
  static String mainClass(String module) {
    return module.isEmpty() ? MAIN : JvmNames.legal(MAIN + "·" + module);
  }

  /// Where a function of another file is found: its plan there gives the same names.
  private FunctionPlan imported(ImportedFunction function, JvmNames classes) {
    List<Register> registers = new ArrayList<>();
    List<Integer> parameters = new ArrayList<>();
    for (ValueType type : function.parameters()) {
      parameters.add(registers.size());
      registers.add(new Register(registers.size(), "", type, ""));
    }
    LoweredFunction declared =
        new LoweredFunction(
            function.reference(),
            function.name(),
            Span.at(0),
            function.shape(),
            function.result(),
            registers,
            parameters,
            List.of(),
            List.of(),
            List.of());
    String owner = mainClass(function.module());
    boolean generator = function.shape() == FunctionShape.GENERATOR;
    String generatorClass =
        generator ? JvmNames.legal(owner + "$" + function.name() + GENERATOR) : "";
    return FunctionPlan.of(
        declared,
        generator ? generatorClass : owner,
        generator ? AbiClasses.NEXT : JvmNames.legal(function.name()),
        "",
        "",
        generator ? "" : classes.unique(main + "$" + function.reference() + TASK),
        generatorClass);
  }

  /// What is wrong with a structure is told at the first function: structures have no place.
  private void planStructures() {
    try {
      structures = StructurePlan.all(program);
    } catch (MalformedException e) {
      if (!program.functions().isEmpty()) {
        throw new BrokenFunctionException(program.functions().getFirst(), e);
      }
    }
  }

  private FunctionPlan planOrBreak(
      LoweredFunction function, String owner, JvmNames classes, JvmNames methods) {
    try {
      StructurePlan.requireKnownOutside(function, structures);
      return plan(function, owner, classes, methods);
    } catch (MalformedException e) {
      throw new BrokenFunctionException(function, e);
    }
  }

  private FunctionPlan plan(
      LoweredFunction function, String owner, JvmNames classes, JvmNames methods) {
    String name = function.name();
    String base = main + "$" + name;
    boolean generator = function.shape() == FunctionShape.GENERATOR;
    boolean suspendable = function.shape() == FunctionShape.SUSPENDABLE;
    String generatorClass = generator ? classes.unique(base + GENERATOR) : "";
    String frameClass = suspendable && !isOwnFrame(function) ? classes.unique(base + "$帧") : "";
    String taskClass = generator ? "" : classes.unique(base + TASK);
    return FunctionPlan.of(
        function,
        generator ? generatorClass : owner,
        generator ? AbiClasses.NEXT : methods.unique(name),
        suspendable ? methods.unique(name + "$恢复") : "",
        suspendable && frameClass.isEmpty() ? taskClass : frameClass,
        taskClass,
        generatorClass);
  }

  /// Whether the function is only ever started, and not by another file. The main function is started
  /// once, which saves nothing.
  private boolean isOwnFrame(LoweredFunction function) {
    return plain
        && !isImported()
        && !function.states().isEmpty()
        && function.states().size() <= MOST_STATES_IN_TASK
        && spawned.contains(function.name())
        && !called.contains(function.name())
        && !function.name().equals(program.entry());
  }

  /// Notes what the function spawns, and bounds the entries that it adds to a class's constants: no
  /// instruction needs more than a method reference with its name, type and class, and constants.
  private int survey(LoweredFunction function) {
    int count = 16 + function.registers().size();
    for (Block block : function.blocks()) {
      count += 6;
      for (Instruction instruction : block.instructions()) {
        count += 5 + 2 * instruction.operands().size();
        survey(instruction);
      }
      if (block.terminator() instanceof Terminator.Suspend suspend
          && suspend.callee() instanceof Callee.Function callee) {
        called.add(callee.name());
      }
    }
    return count;
  }

  private void survey(Instruction instruction) {
    switch (instruction) {
      case Instruction.Spawn spawn -> spawned.add(spawn.function());
      case Instruction.Call(var _, var _, int _, Callee.Function callee, var _) ->
          called.add(callee.name());
      case Instruction.SuspendingCall(var _, var _, int _, Callee.Function callee, var _) ->
          called.add(callee.name());
      case Instruction.NewClosure closure -> called.add(closure.function());
      case Instruction.Probe _,
          Instruction.Retain _,
          Instruction.Release _,
          Instruction.Allocate _ ->
          plain = false;
      default -> {
        // Names no function.
      }
    }
  }

  LoweredProgram program() {
    return program;
  }

  /// Whether the program has no probes and counts no references.
  boolean isPlain() {
    return plain;
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

  /// The functions of other files.
  List<FunctionPlan> imports() {
    return imports;
  }

  /// The functions for which the main class has a method that calls on.
  List<FunctionPlan> forwarded() {
    if (!isImported()) {
      return List.of();
    }
    return functions.stream()
        .filter(plan -> !plan.isGenerator() && !plan.owner().equals(main))
        .toList();
  }

  /// How many functions the file has when they are more than its main class can call on; else 0.
  int tooManyForwarded() {
    int count = forwarded().size();
    return count > MOST_FORWARDED ? count : 0;
  }

  /// Whether other files may use this one: the file that is compiled is imported by none.
  private boolean isImported() {
    return !program.module().isEmpty();
  }

  /// What the main class keeps free for calling on, if it comes to that.
  private int forwarderConstants() {
    return isImported()
        ? FORWARDER_CONSTANTS * Math.min(program.functions().size(), MOST_FORWARDED)
        : 0;
  }

  FunctionPlan function(String name) {
    FunctionPlan plan = plans.get(name);
    if (plan == null) {
      throw new MalformedException("no function " + name);
    }
    return plan;
  }

  /// @throws MalformedException when a register of the function has no type that is known
  void checkRegisters(LoweredFunction function) {
    StructurePlan.requireKnown(function, structures);
  }

  /// @throws MalformedException when there is none
  StructurePlan structure(String name) {
    return StructurePlan.of(name, structures);
  }

  /// The structures whose classes are made from this program, in its order.
  List<StructurePlan> structures() {
    return program.structures().stream()
        .filter(structure -> !structure.imported())
        .map(LoweredStructure::name)
        .filter(structures::containsKey)
        .map(this::structure)
        .toList();
  }

  /// The classes of pointers to fields and variables.
  PointerClasses pointers() {
    return pointers;
  }

  /// The fields of the variables outside functions.
  GlobalFields globals() {
    return globals;
  }

  /// The name of the file's main class, with which those of its other classes begin.
  String main() {
    return main;
  }

  /// The classes of function values.
  ClosureClasses closures() {
    return closures;
  }

  /// Whether anything makes tasks of the function.
  boolean isSpawned(FunctionPlan plan) {
    return spawned.contains(plan.function().name());
  }
}
