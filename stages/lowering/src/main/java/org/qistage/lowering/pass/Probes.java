package org.qistage.lowering.pass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;
import org.qistage.lowering.Block;
import org.qistage.lowering.FrameSlot;
import org.qistage.lowering.FunctionShape;
import org.qistage.lowering.ImportedFunction;
import org.qistage.lowering.Instruction;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.Operand;
import org.qistage.lowering.ProbePoint;
import org.qistage.lowering.Register;
import org.qistage.lowering.Representation;
import org.qistage.lowering.Save;
import org.qistage.lowering.SuspensionState;
import org.qistage.lowering.Terminator;
import org.qistage.lowering.ValueType;
import org.qistage.lowering.build.Provenance;

/// The pass `probes` of debug builds: tells of each statement that begins, of each variable that is
/// written, of calls, and of what is written into objects. Nothing else changes: the program does what it
/// does without them, in the same order.
///
/// # Activations
///
/// Many activations of one function may be under way, some suspended, in many tasks; a failure may end
/// several of them without a word, and a generator is gone on with by whoever resumes it. So that every
/// probe can be told apart, each activation gets a number when it is entered, which stands in a register of
/// its own and, while the activation is suspended, in one more slot of its frame, the last.
///
/// # Places
///
/// A probe for a statement stands where control comes to it: before the first instruction of the
/// statement in a block, unless control is in that statement on every way to the block. A turn of a loop
/// begins its statement anew. What is written is told right after the instruction, but of a new object that gets a
/// header only after that, so that a variable never holds what is not allocated yet; the result of a
/// suspending call on both ways, that of the call that completed at once and that of the one that was
/// resumed.
public final class Probes {
  private static final int NO_REGISTER = -1;

  private final LoweredFunction function;
  private final Provenance provenance;
  private final String module;
  private final boolean reads;

  private final List<Register> registers;
  private final int activation;
  private int unit = NO_REGISTER;
  private int sites;

  /// For each block the statement that control is in at its end; null for none.
  private final @Nullable Span[] ends;

  private final List<Block> blocks;

  private Probes(LoweredFunction function, Provenance provenance, String module, boolean reads) {
    this.function = function;
    this.provenance = provenance;
    this.module = module;
    this.reads = reads;
    registers = new ArrayList<>(function.registers());
    activation = register(ValueType.I32, "短整数");
    ends = new Span[function.blocks().size()];
    blocks = new ArrayList<>(function.blocks());
  }

  /// @param module of the file; empty for the compiled one
  /// @param reads whether to tell of what is read, too
  public static LoweredFunction apply(
      LoweredFunction function, Provenance provenance, String module, boolean reads) {
    return function.blocks().isEmpty()
        ? function
        : new Probes(function, provenance, module, reads).probed();
  }

  private int register(ValueType type, String sourceType) {
    registers.add(new Register(registers.size(), "", type, sourceType));
    return registers.size() - 1;
  }

  private LoweredFunction probed() {
    boolean hasFrame = !function.states().isEmpty();
    List<FrameSlot> slots = new ArrayList<>(function.slots());
    List<SuspensionState> states = new ArrayList<>(function.states());
    if (hasFrame) {
      int slot = slots.size();
      slots.add(new FrameSlot(slot, ValueType.I32, List.of(activation)));
      states.replaceAll(state -> alive(state, slot));
    }
    int count = blocks.size();
    for (int number = 0; number < count; number++) {
      blocks.set(number, block(blocks.get(number), slots.size() - 1));
    }
    return function.with(registers, blocks, states, slots);
  }

  private static SuspensionState alive(SuspensionState state, int slot) {
    List<Integer> live = new ArrayList<>(state.live());
    live.add(slot);
    return new SuspensionState(
        state.number(), state.operation(), state.span(), state.resume(), live);
  }

  // ---- Blocks ----

  private Block block(Block block, int slot) {
    Filling filling = new Filling(block, before(block.number()));
    int next = 0;
    List<Instruction> instructions = block.instructions();
    Optional<SuspensionState> resumed =
        function.states().stream().filter(s -> s.resume() == block.number()).findFirst();
    if (block.number() == 0) {
      filling.enter();
    }
    if (resumed.isPresent()) {
      while (next < instructions.size() && instructions.get(next) instanceof Instruction.Restore) {
        filling.code.add(instructions.get(next++));
      }
      SuspensionState state = resumed.get();
      NodeId like = block.terminator().id();
      filling.code.add(
          new Instruction.Restore(
              provenance.copy(like), block.terminator().span(), activation, slot));
      filling.statement = provenance.statement(like);
      filling.probe(
          like, state.span(), ProbePoint.RESUMED, new Operand.SmallConstant(state.number()));
    }
    for (; next < instructions.size(); next++) {
      filling.add(instructions.get(next), isAllocatedNext(instructions, next));
    }
    Terminator terminator = filling.terminator(block.terminator(), slot);
    ends[block.number()] = filling.statement;
    return new Block(block.number(), block.label(), block.handler(), filling.code, terminator);
  }

  /// Whether the result of an instruction gets its header after it; what it refers to may be retained before.
  private static boolean isAllocatedNext(List<Instruction> instructions, int at) {
    int next = at + 1;
    while (next < instructions.size() && instructions.get(next) instanceof Instruction.Retain) {
      next++;
    }
    return next < instructions.size()
        && instructions.get(next) instanceof Instruction.Allocate allocate
        && allocate.value().equals(new Operand.Use(instructions.get(at).result()));
  }

  /// The statement that control is in when it comes to a block, when that is one on every way and none of
  /// the ways leads back.
  private @Nullable Span before(int number) {
    Span common = null;
    boolean any = false;
    for (Block from : function.blocks()) {
      if (!from.successors().contains(number)) {
        continue;
      }
      Span end = from.number() < number ? ends[from.number()] : null;
      if (end == null || (any && !end.equals(common))) {
        return null;
      }
      any = true;
      common = end;
    }
    return common;
  }

  /// One block in the making.
  private final class Filling {
    private final List<Instruction> code = new ArrayList<>();
    private final int number;
    private @Nullable Span statement;

    /// What has been written, but is told only when it has its header.
    private @Nullable Instruction unallocated;

    Filling(Block block, @Nullable Span before) {
      number = block.number();
      statement = before;
      if (!block.instructions().isEmpty()
          && block.instructions().getFirst() instanceof Instruction.Caught) {
        statement = null;
      }
    }

    void enter() {
      NodeId like = like();
      Span start = function.span();
      String name = ImportedFunction.reference(module, function.name());
      code.add(
          new Instruction.Probe(
              provenance.copy(like),
              start,
              activation,
              ProbePoint.ENTER,
              ++sites,
              List.of(new Operand.TextConstant(name))));
      for (int parameter : function.parameters()) {
        written(like, start, parameter);
      }
    }

    private NodeId like() {
      Block entry = function.blocks().getFirst();
      return entry.instructions().isEmpty()
          ? entry.terminator().id()
          : entry.instructions().getFirst().id();
    }

    /// @param allocatedNext whether what it makes gets its header only after it
    void add(Instruction instruction, boolean allocatedNext) {
      boolean caught = instruction instanceof Instruction.Caught;
      // Taking the failure comes before everything else in its block.
      if (!caught && !(instruction instanceof Instruction.Unwinding)) {
        begin(instruction.id());
      }
      code.add(instruction);
      if (caught) {
        probe(
            instruction.id(),
            instruction.span(),
            ProbePoint.CAUGHT,
            new Operand.Use(instruction.result()));
      }
      if (allocatedNext) {
        unallocated = instruction;
      } else {
        written(instruction.id(), instruction.span(), instruction.result());
      }
      if (unallocated != null && instruction instanceof Instruction.Allocate) {
        written(unallocated.id(), unallocated.span(), unallocated.result());
        unallocated = null;
      }
      Accesses.written(instruction, module).ifPresent(made -> probe(instruction, made));
      if (reads) {
        Accesses.read(instruction, module).ifPresent(made -> probe(instruction, made));
      }
    }

    /// Tells that a statement begins, if the node belongs to another one than the code before it.
    private void begin(NodeId node) {
      Span of = provenance.statement(node);
      if (of != null && !of.equals(statement)) {
        probe(node, of, ProbePoint.STATEMENT);
      }
      statement = of;
    }

    /// Tells that a variable has been written.
    private void written(NodeId like, Span span, int register) {
      Register target = function.register(register);
      if (!target.name().isEmpty() && target.type().representation() != Representation.UNIT) {
        probe(like, span, ProbePoint.LOCAL, new Operand.Use(register));
      }
    }

    private void probe(Instruction instruction, Accesses.Made made) {
      probe(
          instruction.id(),
          instruction.span(),
          made.point(),
          made.operands().toArray(Operand[]::new));
    }

    void probe(NodeId like, Span span, ProbePoint point, Operand... operands) {
      List<Operand> all = new ArrayList<>();
      all.add(new Operand.Use(activation));
      all.addAll(Arrays.asList(operands));
      code.add(new Instruction.Probe(provenance.copy(like), span, unit(), point, ++sites, all));
    }

    private int unit() {
      if (unit == NO_REGISTER) {
        unit = register(ValueType.UNIT, "空");
      }
      return unit;
    }

    Terminator terminator(Terminator terminator, int slot) {
      if (!(terminator instanceof Terminator.Jump jump) || standsForItself(jump)) {
        begin(terminator.id());
      }
      return switch (terminator) {
        case Terminator.Suspend suspend -> suspend(suspend, slot);
        case Terminator.Yield yield -> {
          Span span = yield.span();
          value(yield.id(), span, ProbePoint.YIELD, yield.value());
          probe(yield.id(), span, ProbePoint.WAIT, new Operand.SmallConstant(yield.state()));
          yield new Terminator.Yield(
              yield.id(),
              span,
              yield.state(),
              yield.value(),
              saving(yield.saves(), slot),
              yield.resume());
        }
        case Terminator.Return returned -> {
          boolean element = function.shape() == FunctionShape.GENERATOR;
          value(
              returned.id(),
              returned.span(),
              ProbePoint.LEAVE,
              element ? new Operand.EmptyConstant() : returned.value());
          yield returned;
        }
        case Terminator.Jump _,
            Terminator.Branch _,
            Terminator.Rethrow _,
            Terminator.Unreachable _ ->
            terminator;
      };
    }

    /// A jump between the parts of a statement is no step. What is all of an endless loop is one.
    private boolean standsForItself(Terminator.Jump jump) {
      return provenance.isStatementJump(jump.id()) || jump.target() == number;
    }

    private void value(NodeId like, Span span, ProbePoint point, Operand value) {
      boolean none =
          value instanceof Operand.EmptyConstant
              || (value instanceof Operand.Use(int register)
                  && registers.get(register).type().representation() == Representation.UNIT);
      if (none) {
        probe(like, span, point);
      } else {
        probe(like, span, point, value);
      }
    }

    private Terminator suspend(Terminator.Suspend suspend, int slot) {
      Register result = function.register(suspend.result());
      int ready = suspend.ready();
      if (!result.name().isEmpty() && result.type().representation() != Representation.UNIT) {
        ready = blocks.size();
        blocks.add(completed(suspend, ready));
      }
      return new Terminator.Suspend(
          suspend.id(),
          suspend.span(),
          suspend.state(),
          suspend.result(),
          suspend.callee(),
          suspend.operands(),
          saving(suspend.saves(), slot),
          ready,
          suspend.resume());
    }

    /// The block between a call that completed at once and what follows it.
    private Block completed(Terminator.Suspend suspend, int number) {
      Instruction told =
          new Instruction.Probe(
              provenance.copy(suspend.id()),
              suspend.span(),
              unit(),
              ProbePoint.LOCAL,
              ++sites,
              List.of(new Operand.Use(activation), new Operand.Use(suspend.result())));
      return new Block(
          number,
          "ready.S" + suspend.state(),
          Block.NO_HANDLER,
          List.of(told),
          new Terminator.Jump(provenance.copy(suspend.id()), suspend.span(), suspend.ready()));
    }

    private List<Save> saving(List<Save> saves, int slot) {
      List<Save> all = new ArrayList<>(saves);
      all.add(new Save(slot, activation));
      return all;
    }
  }
}
