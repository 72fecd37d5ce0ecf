package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.lowering.Block;
import org.qistage.lowering.Callee;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.RegisterSet;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.build.Provenance;
import org.qistage.runtime.abi.AbiFunction;
import org.qistage.runtime.abi.AbiTable;

/// The pass `elide`: leaves out pairs of a retain and its releases where somebody else is certain to hold
/// the object in between.
///
/// - *Borrowed parameters*: the caller holds its arguments until the call returns. A parameter that is
///   never written, returned or live at a suspension need not be counted. (What is live at a suspension
///   stands in the frame, which owns what it holds.)
/// - *Borrowed reads*: what is read from a place is held by that place. Where nothing between the read and
///   the last use can change the place or free what it is in (no release, no call of the program, no
///   suspension), the register need not count.
/// - *Moves*: where a count is taken and another one of the same object is given up with nothing but
///   counting in between, the count moves: a last use that stores or copies.
///
/// A register that does not count any more vanishes from the landings. A landing that has nothing left to
/// do is left out, and blocks that were apart for their landings alone are joined.
///
/// The borrowing is a small part of what is inferred by S. Ullrich and L. de Moura, *Counting immutable
/// beans* (IFL 2019), within one function.
public final class Elision {
  private final LoweredFunction function;
  private final Provenance provenance;
  private final Set<Instruction> removed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final int[] writes;
  private final boolean[] returned;
  private final Map<Integer, List<Integer>> entering = new HashMap<>();

  /// For each register the blocks in which it is released.
  private final Map<Integer, List<Site>> releases = new HashMap<>();

  private record Site(Block block, Instruction.Release release) {}

  private Elision(LoweredFunction function, Provenance provenance) {
    this.function = function;
    this.provenance = provenance;
    writes = new int[function.registers().size()];
    returned = new boolean[writes.length];
    for (Block block : function.blocks()) {
      for (int target : block.terminator().successors()) {
        entering.computeIfAbsent(target, _ -> new ArrayList<>()).add(block.number());
      }
      for (Instruction instruction : block.instructions()) {
        writes[instruction.result()]++;
        if (instruction instanceof Instruction.Release release
            && release.value() instanceof Operand.Use(int register)) {
          releases.computeIfAbsent(register, _ -> new ArrayList<>()).add(new Site(block, release));
        }
      }
      if (block.terminator() instanceof Terminator.Return(_, _, Operand.Use(int register))) {
        returned[register] = true;
      }
    }
  }

  public static LoweredFunction apply(LoweredFunction function, Provenance provenance) {
    LoweredFunction borrowing = new Elision(function, provenance).borrow();
    return new Elision(borrowing, provenance).move();
  }

  /// How many retains and releases a program has.
  public static long counts(List<LoweredFunction> functions) {
    return functions.stream()
        .flatMap(function -> function.blocks().stream())
        .flatMap(block -> block.instructions().stream())
        .filter(
            instruction ->
                instruction instanceof Instruction.Retain
                    || instruction instanceof Instruction.Release)
        .count();
  }

  // ---- Borrowing ----

  private LoweredFunction borrow() {
    parameters();
    for (Block block : function.blocks()) {
      for (int i = 0; i + 1 < block.instructions().size(); i++) {
        Instruction read = block.instructions().get(i);
        if (isRead(read)
            && block.instructions().get(i + 1) instanceof Instruction.Retain retain
            && isOf(retain.value(), read.result())) {
          borrow(block, i + 2, read.result(), retain);
        }
      }
    }
    return rebuilt();
  }

  private void parameters() {
    if (function.shape() == FunctionShape.GENERATOR) {
      return;
    }
    Set<Integer> suspended = liveAcross();
    for (Instruction instruction : function.blocks().getFirst().instructions()) {
      if (!(instruction instanceof Instruction.Retain(_, _, _, Operand.Use(int register)))
          || !function.parameters().contains(register)) {
        return;
      }
      if (writes[register] == 0 && !returned[register] && !suspended.contains(register)) {
        removed.add(instruction);
        releases.getOrDefault(register, List.of()).forEach(site -> removed.add(site.release()));
      }
    }
  }

  /// The registers that are live at some suspension.
  private Set<Integer> liveAcross() {
    var liveness = LivenessAnalysis.of(function, Integer.MAX_VALUE);
    Set<Integer> all = new java.util.HashSet<>();
    for (Block block : function.blocks()) {
      for (Instruction instruction : block.instructions()) {
        RegisterSet across = liveness.across(instruction.id());
        across.stream().forEach(all::add);
      }
    }
    return all;
  }

  /// Whether an instruction reads a place that goes on holding what it gives.
  private static boolean isRead(Instruction instruction) {
    return switch (instruction) {
      case Instruction.GetField _, Instruction.LoadGlobal _ -> true;
      case Instruction.Call(_, _, _, Callee.Runtime(var name), _) -> isHarmless(name);
      default -> false;
    };
  }

  private static boolean isOf(Operand operand, int register) {
    return operand instanceof Operand.Use(int used) && used == register;
  }

  /// Leaves out the count of a register from a place on, if it is released further down on the only way
  /// from there and nothing in between can free what it holds.
  @SuppressWarnings("ReferenceEquality") // one of the function's blocks
  private void borrow(Block start, int from, int register, Instruction.Retain retain) {
    if (writes[register] != 1 || returned[register]) {
      return;
    }
    Block block = start;
    int index = from;
    for (int steps = 0; steps <= function.blocks().size(); ) {
      if (index == block.instructions().size()) {
        Block next = following(block);
        if (next == null) {
          return;
        }
        block = next;
        index = 0;
        steps++;
        continue;
      }
      Instruction instruction = block.instructions().get(index++);
      if (instruction instanceof Instruction.Release(_, _, _, Operand.Use(int released))
          && released == register) {
        Block last = block;
        boolean elsewhere =
            releases.getOrDefault(register, List.of()).stream()
                .anyMatch(site -> site.block() != last && !isLanding(site.block()));
        if (!elsewhere) {
          removed.add(retain);
          releases.getOrDefault(register, List.of()).forEach(site -> removed.add(site.release()));
        }
        return;
      }
      if (!isHarmless(instruction) && !removed.contains(instruction)) {
        return;
      }
    }
  }

  /// The only block that control goes to from a block, if it comes from nowhere else.
  private @Nullable Block following(Block block) {
    return block.terminator() instanceof Terminator.Jump(_, _, int target)
            && entering.getOrDefault(target, List.of()).size() == 1
            && target != 0
        ? function.blocks().get(target)
        : null;
  }

  private static boolean isLanding(Block block) {
    return !block.instructions().isEmpty()
        && block.instructions().getFirst() instanceof Instruction.Unwinding;
  }

  /// Whether an instruction can free nothing.
  private static boolean isHarmless(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy _,
          Instruction.Operate _,
          Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.NewClosure _,
          Instruction.NewPointer _,
          Instruction.GetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.Retain _,
          Instruction.Allocate _ ->
          true;
      case Instruction.Call(_, _, _, Callee.Runtime(var name), _) -> isHarmless(name);
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.YieldValue _,
          Instruction.SetField _,
          Instruction.StoreGlobal _,
          Instruction.Release _,
          Instruction.Caught _,
          Instruction.Unwinding _,
          Instruction.Probe _,
          Instruction.Restore _,
          Instruction.Resumed _ ->
          false;
    };
  }

  /// Whether a function of the runtime gives up no count.
  private static boolean isHarmless(String name) {
    AbiFunction called = AbiTable.function(name);
    return !called.suspends()
        && called.ownership().replaced().isEmpty()
        && called.ownership().counting().isEmpty()
        && (!name.startsWith("qi_counted_")
            || name.startsWith("qi_counted_add_")
            || name.startsWith("qi_counted_insert_"))
        && !name.startsWith("qi_array_remove_")
        && !name.startsWith("qi_array_pop_")
        && !name.startsWith("qi_channel_")
        && !name.startsWith("qi_select_")
        && !name.startsWith("qi_task_");
  }

  // ---- Moving ----

  private LoweredFunction move() {
    for (Block block : function.blocks()) {
      List<Instruction> instructions = block.instructions();
      for (int i = 0; i < instructions.size(); i++) {
        if (instructions.get(i) instanceof Instruction.Retain(_, _, _, Operand.Use(int held))) {
          int source = copied(instructions, i, held);
          move(instructions, i, held, source);
        }
      }
    }
    return rebuilt();
  }

  /// The register that the retained one has just been copied from; itself when it has not.
  private static int copied(List<Instruction> instructions, int index, int held) {
    return index > 0
            && instructions.get(index - 1)
                instanceof Instruction.Copy(_, _, int result, Operand.Use(int source))
            && result == held
        ? source
        : held;
  }

  /// Leaves out a retain with the next release of one of two registers that hold the same object, if
  /// nothing but counting stands between them.
  private void move(List<Instruction> instructions, int retain, int held, int source) {
    for (int i = retain + 1; i < instructions.size(); i++) {
      Instruction instruction = instructions.get(i);
      if (instruction instanceof Instruction.Release(_, _, _, Operand.Use(int released))
          && (released == held || released == source)
          && !removed.contains(instruction)) {
        removed.add(instructions.get(retain));
        removed.add(instruction);
        return;
      }
      boolean counts =
          instruction instanceof Instruction.Retain
              || instruction instanceof Instruction.Release
              || instruction instanceof Instruction.Allocate;
      if (!counts) {
        return;
      }
    }
  }

  // ---- What is left ----

  private LoweredFunction rebuilt() {
    if (removed.isEmpty()) {
      return function;
    }
    List<Block> blocks = new ArrayList<>();
    Map<List<Object>, Integer> landings = new HashMap<>();
    int[] instead = new int[function.blocks().size()];
    for (Block block : function.blocks()) {
      List<Instruction> kept =
          block.instructions().stream().filter(each -> !removed.contains(each)).toList();
      blocks.add(
          new Block(block.number(), block.label(), block.handler(), kept, block.terminator()));
      instead[block.number()] = block.number();
    }
    for (Block block : blocks) {
      if (isLanding(block)) {
        instead[block.number()] =
            block.instructions().size() == 1
                ? block.handler()
                : landings.computeIfAbsent(work(block), _ -> block.number());
      }
    }
    for (Block block : List.copyOf(blocks)) {
      if (block.isProtected()) {
        blocks.set(
            block.number(),
            new Block(
                block.number(),
                block.label(),
                instead[block.handler()],
                block.instructions(),
                block.terminator()));
      }
    }
    return Simplification.apply(function.withBlocks(blocks), provenance);
  }

  /// What a landing does: landings that do the same are one.
  private static List<Object> work(Block landing) {
    List<Object> work = new ArrayList<>();
    work.add(landing.handler());
    for (Instruction instruction : landing.instructions()) {
      if (instruction instanceof Instruction.Release release) {
        work.add(release.value());
      }
    }
    return work;
  }
}
