package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.Liveness;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredGlobal;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.Operand;
import org.qistage.lowering.Raising;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.lowering.build.Provenance;
import org.qistage.runtime.abi.AbiTable;
import org.qistage.runtime.abi.Ownership;

/// The pass `refcount`: makes the program count its references.
///
/// # The convention
///
/// A register that may hold a counted reference *owns* one count of it exactly as long as it is live. So
/// where it stands is decided by liveness alone:
///
/// - What writes a register gives it a count: a call of the program's functions and most of the runtime's
///   give theirs away with the result; what is read from a place that goes on holding it, or copied from
///   another register, is retained; what is new is allocated with a count of one.
/// - A register is released after the instruction that reads it last, and at the beginning of a branch
///   that does not read it any more.
/// - A call borrows its arguments: they are the caller's until it returns. A parameter that is read is
///   retained at the entry. A returned register gives its count to the caller. A generator is different:
///   its arguments are in its slots, and its own.
/// - A place that keeps a value (a field, an element, a variable outside functions, a capture) has a count
///   of its own: the value is retained once the operation has succeeded, and what the place held before is
///   released after that. {@link Ownership} tells it of the runtime's functions.
///
/// While a coroutine is suspended, its slots hold what is live, so they own what they hold: a frame that
/// is dropped, because its task was cancelled or its generator forgotten, releases all of its references.
///
/// # Failures
///
/// An instruction that may raise leaves by its exceptional edge with all that was owned before it. What
/// the handler does not read has to be released on the way, so the edge leads to a *landing*: a block that
/// takes the failure, releases, and raises it again, under the handler of the protected block. All that a
/// block raises goes to one landing, so a block ends where what is owned becomes another.
///
/// Sources: G. Collins, *A method for overlapping and erasure of lists*, CACM 1960; the convention of owned
/// and borrowed references is that of S. Ullrich and L. de Moura, *Counting immutable beans*, IFL 2019.
public final class ReferenceCounting {
  private static final ValueType POINTER = ValueType.ref("pointer_ref");

  private final LoweredFunction function;
  private final Map<String, LoweredStructure> structures;
  private final Map<String, LoweredGlobal> globals;
  private final CountingCode code;
  private final BitSet counted;
  private final Liveness liveness;

  /// For each block what is owned at its entry, and at its end before its terminator.
  private final BitSet[] atEntry;

  private final BitSet[] atEnd;
  private final Set<String> rooted = new HashSet<>();

  private ReferenceCounting(
      LoweredFunction function,
      Map<String, LoweredStructure> structures,
      Map<String, LoweredGlobal> globals,
      Provenance provenance) {
    this.function = function;
    this.structures = structures;
    this.globals = globals;
    code = new CountingCode(function, provenance);
    counted = Counted.registers(function);
    liveness = LivenessAnalysis.of(function, 0);
    int count = function.blocks().size();
    atEntry = new BitSet[count];
    atEnd = new BitSet[count];
    for (int block = 0; block < count; block++) {
      atEntry[block] = owned(liveness.liveIn(block).stream().toArray());
      atEnd[block] = owned(liveness.liveOut(block).stream().toArray());
    }
  }

  private BitSet owned(int[] live) {
    BitSet owned = new BitSet();
    for (int register : live) {
      owned.set(register);
    }
    owned.and(counted);
    return owned;
  }

  public static List<LoweredFunction> apply(
      List<LoweredFunction> functions,
      List<LoweredStructure> structures,
      List<LoweredGlobal> globals,
      Provenance provenance) {
    Map<String, LoweredStructure> structureOf = new HashMap<>();
    structures.forEach(structure -> structureOf.put(structure.name(), structure));
    Map<String, LoweredGlobal> globalOf = new HashMap<>();
    globals.forEach(global -> globalOf.put(global.name(), global));
    List<LoweredFunction> counting = new ArrayList<>();
    for (LoweredFunction function : functions) {
      counting.add(new ReferenceCounting(function, structureOf, globalOf, provenance).count());
    }
    return counting;
  }

  private LoweredFunction count() {
    @Nullable BitSet[] dying = new BitSet[function.blocks().size()];
    Map<Integer, Map<Integer, Integer>> detours = new HashMap<>();
    edges(dying, detours);
    entry();
    for (Block block : function.blocks()) {
      if (block.number() > 0) {
        code.begin(block.number(), block.label());
      }
      block(block, dying[block.number()], detours.getOrDefault(block.number(), Map.of()));
      detours
          .getOrDefault(block.number(), Map.of())
          .forEach((target, key) -> detour(block, target, key));
    }
    return code.finish(function);
  }

  /// The parameters: retained when they are read. Those of a generator come with their counts.
  private void entry() {
    int first = function.blocks().getFirst().number();
    Terminator anywhere = function.blocks().getFirst().terminator();
    boolean isTarget =
        function.blocks().stream().anyMatch(block -> block.successors().contains(first));
    int key = isTarget ? code.newKey() : first;
    code.begin(key, isTarget ? "arguments" : function.blocks().getFirst().label());
    for (int parameter : function.parameters()) {
      if (!counted.get(parameter)) {
        continue;
      }
      boolean read = atEntry[first].get(parameter);
      if (function.shape() != FunctionShape.GENERATOR && read) {
        code.retain(new Operand.Use(parameter), anywhere.id(), function.span());
      } else if (function.shape() == FunctionShape.GENERATOR && !read) {
        code.release(parameter, anywhere.id(), function.span());
      }
    }
    if (isTarget) {
      code.jump(first, anywhere.id(), function.span());
      code.begin(first, function.blocks().getFirst().label());
    }
  }

  // ---- Edges ----

  /// Finds where registers die on the way from a block to the next: at the entry of the next, when they
  /// do so on all ways to it, else on a detour.
  private void edges(@Nullable BitSet[] dying, Map<Integer, Map<Integer, Integer>> detours) {
    Map<Integer, List<Integer>> predecessors = new HashMap<>();
    for (Block block : function.blocks()) {
      for (int target : block.terminator().successors()) {
        List<Integer> known = predecessors.computeIfAbsent(target, _ -> new ArrayList<>());
        if (!known.contains(block.number())) {
          known.add(block.number());
        }
      }
    }
    predecessors.forEach(
        (target, all) -> {
          BitSet common = target == 0 ? new BitSet() : dying(all.getFirst(), target);
          boolean same = all.stream().allMatch(from -> dying(from, target).equals(common));
          if (same) {
            dying[target] = common;
            return;
          }
          for (int from : all) {
            if (!dying(from, target).isEmpty()) {
              detours.computeIfAbsent(from, _ -> new HashMap<>()).put(target, code.newKey());
            }
          }
        });
  }

  private BitSet dying(int from, int target) {
    BitSet dying = (BitSet) atEnd[from].clone();
    dying.andNot(atEntry[target]);
    return dying;
  }

  private void detour(Block block, int target, int key) {
    Terminator terminator = block.terminator();
    code.begin(key, "release");
    dying(block.number(), target).stream()
        .forEach(register -> code.release(register, terminator.id(), terminator.span()));
    code.jump(target, terminator.id(), terminator.span());
  }

  // ---- Blocks ----

  /// What is owned before each instruction of a block; the last entry before its terminator.
  private BitSet[] ownedIn(Block block) {
    List<Instruction> instructions = block.instructions();
    BitSet[] owned = new BitSet[instructions.size() + 1];
    BitSet live = (BitSet) atEnd[block.number()].clone();
    addReads(block.terminator().operands(), live);
    owned[instructions.size()] = (BitSet) live.clone();
    for (int i = instructions.size() - 1; i >= 0; i--) {
      Instruction instruction = instructions.get(i);
      live.clear(instruction.result());
      if (block.isProtected() && Raising.mayRaise(instruction)) {
        live.or(atEntry[block.handler()]);
      }
      addReads(instruction.operands(), live);
      owned[i] = (BitSet) live.clone();
    }
    return owned;
  }

  private void addReads(List<Operand> operands, BitSet live) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register) && counted.get(register)) {
        live.set(register);
      }
    }
  }

  private void block(Block block, @Nullable BitSet dying, Map<Integer, Integer> detours) {
    BitSet[] owned = ownedIn(block);
    List<Instruction> instructions = block.instructions();
    Terminator terminator = block.terminator();
    if (dying != null) {
      Span span = instructions.isEmpty() ? terminator.span() : instructions.getFirst().span();
      dying.stream().forEach(register -> code.release(register, terminator.id(), span));
    }
    boolean raised = false;
    for (int i = 0; i < instructions.size(); i++) {
      instruction(block, instructions.get(i), owned[i], owned[i + 1], raised);
      raised |= Raising.mayRaise(instructions.get(i));
    }
    code.end(Terminators.retarget(terminator, target -> detours.getOrDefault(target, target)));
  }

  private void instruction(
      Block block, Instruction instruction, BitSet before, BitSet after, boolean raisedBefore) {
    NodeId id = instruction.id();
    Span span = instruction.span();
    int written = instruction.result();
    if (Raising.mayRaise(instruction)) {
      BitSet lost = (BitSet) before.clone();
      if (block.isProtected()) {
        lost.andNot(atEntry[block.handler()]);
      }
      code.protect(lost, block.handler(), raisedBefore, id, span);
    }
    root(instruction);
    int replaced = replaced(instruction);
    boolean overwrites = before.get(written);
    int result = overwrites ? code.newRegister(function.register(written)) : written;
    code.add(counting(Instructions.with(instruction, id, result)));
    boolean owned = after.get(written) ? owns(instruction, result) : comesWithCount(instruction);
    for (Operand operand : keptBy(instruction)) {
      if (Counted.isCounted(operand, counted)) {
        code.retain(operand, id, span);
      }
    }
    if (counted.get(written)) {
      allocate(instruction, result);
    }
    if (replaced >= 0) {
      code.release(replaced, id, span);
    }
    if (overwrites) {
      code.release(written, id, span);
      code.copy(written, result, id, span);
    }
    BitSet dead = (BitSet) before.clone();
    dead.andNot(after);
    dead.set(written, owned && !after.get(written));
    dead.stream().forEach(register -> code.release(register, id, span));
  }

  /// Gives a live result its count.
  private boolean owns(Instruction instruction, int result) {
    if (!comesWithCount(instruction)) {
      code.retain(new Operand.Use(result), instruction.id(), instruction.span());
    }
    return true;
  }

  /// Whether what an instruction gives, if it is counted, comes with a count.
  private boolean comesWithCount(Instruction instruction) {
    return counted.get(instruction.result())
        && switch (instruction) {
          case Instruction.Copy _, Instruction.GetField _, Instruction.LoadGlobal _ -> false;
          case Instruction.Call(_, _, _, var callee, _) -> comesWithCount(callee);
          case Instruction.SuspendingCall(_, _, _, var callee, _) -> comesWithCount(callee);
          case Instruction.Spawn _,
              Instruction.NewGenerator _,
              Instruction.NewStructure _,
              Instruction.NewClosure _,
              Instruction.NewPointer _ ->
              true;
          case Instruction.Operate _,
              Instruction.YieldValue _,
              Instruction.SetField _,
              Instruction.GetTag _,
              Instruction.StoreGlobal _,
              Instruction.Caught _,
              Instruction.Unwinding _,
              Instruction.Probe _,
              Instruction.Retain _,
              Instruction.Release _,
              Instruction.Allocate _,
              Instruction.Restore _,
              Instruction.Resumed _ ->
              true;
        };
  }

  private static boolean comesWithCount(Callee callee) {
    return !(callee instanceof Callee.Runtime(var name))
        || Counted.ownership(name).result() != Ownership.Result.BORROWED;
  }

  /// The operands that something refers to from now on.
  private static List<Operand> keptBy(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Call(_, _, _, Callee.Runtime(var name), var operands) ->
          keptBy(name, operands);
      case Instruction.SuspendingCall(_, _, _, Callee.Runtime(var name), var operands) ->
          keptBy(name, operands);
      case Instruction.SetField set -> List.of(set.value());
      case Instruction.StoreGlobal store -> List.of(store.value());
      case Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.NewClosure _,
          Instruction.NewPointer _ ->
          instruction.operands();
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.Copy _,
          Instruction.Operate _,
          Instruction.YieldValue _,
          Instruction.GetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.Caught _,
          Instruction.Unwinding _,
          Instruction.Probe _,
          Instruction.Retain _,
          Instruction.Release _,
          Instruction.Allocate _,
          Instruction.Restore _,
          Instruction.Resumed _ ->
          List.of();
    };
  }

  private static List<Operand> keptBy(String name, List<Operand> operands) {
    return Counted.ownership(name).kept().stream().map(operands::get).toList();
  }

  /// Gives a new object its header.
  private void allocate(Instruction instruction, int result) {
    switch (instruction) {
      case Instruction.Call(var id, var span, _, Callee.Runtime(var name), _) ->
          allocate(name, result, id, span);
      case Instruction.SuspendingCall(var id, var span, _, Callee.Runtime(var name), _) ->
          allocate(name, result, id, span);
      case Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.NewClosure _,
          Instruction.NewPointer _ ->
          code.allocate(result, false, instruction.id(), instruction.span());
      default -> {
        // Makes no object.
      }
    }
  }

  private void allocate(String name, int result, NodeId id, Span span) {
    switch (Counted.ownership(name).result()) {
      case NEW -> code.allocate(result, false, id, span);
      case GIVEN -> code.allocate(result, true, id, span);
      case UNCOUNTED, BORROWED, OWNED -> {}
    }
  }

  // ---- What was there before ----

  /// Reads what an instruction overwrites, which belongs to the place until then.
  ///
  /// @return the register that holds it; -1 for nothing
  private int replaced(Instruction instruction) {
    NodeId id = instruction.id();
    Span span = instruction.span();
    switch (instruction) {
      case Instruction.SetField set -> {
        LoweredStructure structure = structures.get(set.structure());
        if (structure != null && Counted.isCounted(structure.fields().get(set.field()).type())) {
          int old = code.newRegister(ValueType.OBJECT, "");
          code.add(
              new Instruction.GetField(
                  code.id(id), span, old, set.structure(), set.field(), set.object()));
          return old;
        }
      }
      case Instruction.StoreGlobal store -> {
        LoweredGlobal global = globals.get(store.global());
        if (global != null && Counted.isCounted(global.type())) {
          int old = code.newRegister(ValueType.OBJECT, "");
          code.add(new Instruction.LoadGlobal(code.id(id), span, old, store.global()));
          return old;
        }
      }
      case Instruction.Call(_, _, _, Callee.Runtime(var name), var operands) -> {
        String reader = Counted.ownership(name).replaced();
        if (!reader.isEmpty()) {
          int old = code.newRegister(ValueType.OBJECT, "");
          code.add(
              new Instruction.Call(
                  code.id(id),
                  span,
                  old,
                  new Callee.Runtime(reader),
                  operands.subList(0, operands.size() - 1)));
          return old;
        }
      }
      default -> {
        // Overwrites nothing.
      }
    }
    return -1;
  }

  /// Where the initializer gives a variable outside functions its first value, the runtime is told of the
  /// variable, so that its last value is released at the end of the run.
  private void root(Instruction instruction) {
    if (!(instruction instanceof Instruction.StoreGlobal(var id, var span, _, var name, _))
        || !function.name().equals(LoweredProgram.INITIALIZER)) {
      return;
    }
    LoweredGlobal global = globals.get(name);
    if (global == null || !Counted.isCounted(global.type()) || !rooted.add(name)) {
      return;
    }
    int pointer = code.newRegister(POINTER, "");
    code.add(
        new Instruction.NewPointer(
            code.id(id), span, pointer, name, Instruction.NewPointer.WHOLE, List.of()));
    code.add(
        new Instruction.Call(
            code.id(id),
            span,
            code.unit(),
            new Callee.Runtime("qi_global_root"),
            List.of(new Operand.Use(pointer))));
  }

  /// The instruction with the function that counts, where there is one.
  private static Instruction counting(Instruction instruction) {
    return instruction
                instanceof
                Instruction.Call(
                    var id,
                    var span,
                    int result,
                    Callee.Runtime(var name),
                    var operands)
            && !AbiTable.function(name).ownership().counting().isEmpty()
        ? new Instruction.Call(
            id,
            span,
            result,
            new Callee.Runtime(AbiTable.function(name).ownership().counting()),
            operands)
        : instruction;
  }
}
