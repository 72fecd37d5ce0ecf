package org.qistage.lowering;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checks what must hold of every lowered function, after whichever pass. Blocks that control cannot
/// reach are not looked into: what is malformed ends there.
///
/// - Blocks, registers, slots and states are numbered by their places, and all that is named exists.
/// - Operands have the representations that their operator wants; a branch goes by a boolean; what is
///   returned is what the function returns.
/// - A register that is read has been written, or restored, on every way since the function was entered
///   or resumed; a way to a handler begins where something may first raise.
/// - Handlers, and only they, start with a {@link Instruction.Caught} or {@link Instruction.Unwinding}; no terminator leads to one.
/// - After the split nothing inside a block suspends. A resume block starts with its restores, and what
///   it restores is what its state says is live; every suspension in a state saves exactly that, in slots
///   of the registers' own types. Control comes to it in no other way.
public final class LoweredVerifier {
  private static final ValueType ERROR = ValueType.ref("error");
  private static final ValueType THROWABLE = ValueType.ref("throwable");

  private final LoweredFunction function;
  private final InstructionText words;
  private final List<String> problems = new ArrayList<>();

  /// The blocks that a suspended function goes on at.
  private final BitSet resumes = new BitSet();

  private boolean readsUnwritten;

  private LoweredVerifier(LoweredFunction function) {
    this.function = function;
    words = new InstructionText(function);
  }

  /// What is wrong with a function; empty when nothing is.
  public static List<String> problems(LoweredFunction function) {
    var verifier = new LoweredVerifier(function);
    if (verifier.numbersAgree()) {
      verifier.check();
    }
    return List.copyOf(verifier.problems);
  }

  /// Whether a function may read a register that it has not written, as one with an error may: there
  /// are variables that are not assigned on every way to where they are used.
  public static boolean mayReadUnwritten(LoweredFunction function) {
    var verifier = new LoweredVerifier(function);
    if (verifier.numbersAgree()) {
      verifier.check();
    }
    return verifier.readsUnwritten;
  }

  private void problem(String what) {
    problems.add(function.name() + ": " + what);
  }

  private void problem(Block block, String what) {
    problem("b" + block.number() + ": " + what);
  }

  // Numbers

  private boolean numbersAgree() {
    for (int i = 0; i < function.registers().size(); i++) {
      if (function.register(i).number() != i) {
        problem("register " + i + " is numbered " + function.register(i).number());
      }
    }
    for (int i = 0; i < function.slots().size(); i++) {
      FrameSlot slot = function.slots().get(i);
      if (slot.number() != i) {
        problem("slot " + i + " is numbered " + slot.number());
      }
      for (int register : slot.registers()) {
        if (!isRegister(register)) {
          problem("slot " + i + ": no register " + register);
        }
      }
    }
    for (int i = 0; i < function.states().size(); i++) {
      SuspensionState state = function.states().get(i);
      if (state.number() != i + 1 || state.resume() == 0 || !isBlock(state.resume())) {
        problem("state " + (i + 1) + " is " + state);
      } else {
        resumes.set(state.resume());
      }
    }
    for (int i = 0; i < function.blocks().size(); i++) {
      numbersAgree(function.blocks().get(i), i);
    }
    return problems.isEmpty() && !function.blocks().isEmpty();
  }

  private void numbersAgree(Block block, int number) {
    if (block.number() != number) {
      problem("block " + number + " is numbered " + block.number());
    }
    for (Instruction instruction : block.instructions()) {
      if (!isRegister(instruction.result())) {
        problem("b" + number + ": no register " + instruction.result());
      }
      operandsExist(block, instruction.operands());
    }
    operandsExist(block, block.terminator().operands());
    if (block.terminator() instanceof Terminator.Suspend suspend && !isRegister(suspend.result())) {
      problem("b" + number + ": no register " + suspend.result());
    }
    for (int target : block.successors()) {
      if (!isBlock(target)) {
        problem("b" + number + ": no block " + target);
      }
    }
    if (block.isProtected() && isBlock(block.handler()) && !isHandler(block.handler())) {
      problem("b" + number + ": no handler b" + block.handler());
    }
    for (int target : block.terminator().successors()) {
      if (isBlock(target) && isHandler(target)) {
        problem("b" + number + ": goes to the handler b" + target + " without a failure");
      }
    }
    for (int target : entered(block.terminator())) {
      if (isBlock(target) && resumes.get(target)) {
        problem("b" + number + ": goes to b" + target + ", where only what was suspended goes on");
      }
    }
  }

  /// The blocks that a terminator goes to without a suspension.
  private static List<Integer> entered(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend suspend -> List.of(suspend.ready());
      case Terminator.Yield _ -> List.of();
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ ->
          terminator.successors();
    };
  }

  private void operandsExist(Block block, List<Operand> operands) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register) && !isRegister(register)) {
        problem(block, "no register " + register);
      }
    }
  }

  private boolean isRegister(int number) {
    return number >= 0 && number < function.registers().size();
  }

  private boolean isHandler(int number) {
    List<Instruction> instructions = function.blocks().get(number).instructions();
    return !instructions.isEmpty()
        && (instructions.getFirst() instanceof Instruction.Caught
            || instructions.getFirst() instanceof Instruction.Unwinding);
  }

  private boolean isBlock(int number) {
    return number >= 0 && number < function.blocks().size();
  }

  // Blocks

  private void check() {
    @Nullable BitSet[] written = writtenAtEntry();
    for (Block block : function.blocks()) {
      BitSet known = written[block.number()];
      if (known != null) {
        check(block, (BitSet) known.clone());
      }
    }
    for (SuspensionState state : function.states()) {
      checkResumption(state);
    }
  }

  private void check(Block block, BitSet written) {
    for (Instruction instruction : block.instructions()) {
      reads(block, instruction.operands(), written);
      checkTypes(block, instruction);
      written.set(instruction.result());
    }
    reads(block, block.terminator().operands(), written);
    checkTerminator(block, block.terminator(), written);
  }

  private void reads(Block block, List<Operand> operands, BitSet written) {
    for (Operand operand : operands) {
      if (operand instanceof Operand.Use(int register)) {
        if (!written.get(register)) {
          readsUnwritten = true;
          problem(block, words.register(register) + " may be read before it is written");
        }
        if (representation(operand) == Representation.UNIT) {
          problem(block, words.register(register) + " has no value to read");
        }
      }
    }
  }

  private Representation representation(Operand operand) {
    return switch (operand) {
      case Operand.Use(int register) -> function.register(register).type().representation();
      case Operand.IntegerConstant _ -> Representation.I64;
      case Operand.SmallConstant _ -> Representation.I32;
      case Operand.FloatConstant _ -> Representation.F64;
      case Operand.BooleanConstant _ -> Representation.BOOL;
      case Operand.TextConstant _ -> Representation.REF;
      case Operand.EmptyConstant _ -> Representation.UNIT;
    };
  }

  /// Whether an operand can stand where a representation is wanted; 空 is a reference where one is.
  private boolean fits(Operand operand, Representation wanted) {
    return representation(operand) == wanted
        || (operand instanceof Operand.EmptyConstant && wanted == Representation.REF);
  }

  private Representation resultOf(Instruction instruction) {
    return function.register(instruction.result()).type().representation();
  }

  private void checkTypes(Block block, Instruction instruction) {
    switch (instruction) {
      case Instruction.Copy(_, _, _, var source) -> {
        if (!fits(source, resultOf(instruction))) {
          problem(block, "types differ in " + words.of(instruction));
        }
      }
      case Instruction.Operate(_, _, _, var operator, var operands) -> {
        boolean agrees =
            operator.result() == resultOf(instruction)
                && operator.operands().size() == operands.size();
        for (int i = 0; agrees && i < operands.size(); i++) {
          agrees = fits(operands.get(i), operator.operands().get(i));
        }
        if (!agrees) {
          problem(block, "types differ in " + words.of(instruction));
        }
      }
      case Instruction.SuspendingCall _ -> {
        if (function.shape() == FunctionShape.PLAIN || !function.states().isEmpty()) {
          problem(block, "may not suspend: " + words.of(instruction));
        }
      }
      case Instruction.YieldValue _ -> {
        if (function.shape() != FunctionShape.GENERATOR || !function.states().isEmpty()) {
          problem(block, "may not yield: " + words.of(instruction));
        }
      }
      case Instruction.Restore(_, _, int result, int slot) -> {
        if (slot >= function.slots().size()
            || !function.slots().get(slot).type().equals(function.register(result).type())) {
          problem(block, "types differ in " + words.of(instruction));
        }
        mustResume(block, instruction);
      }
      case Instruction.Resumed _ -> mustResume(block, instruction);
      case Instruction.Call _,
          Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.GetField _,
          Instruction.SetField _,
          Instruction.GetTag _,
          Instruction.LoadGlobal _,
          Instruction.StoreGlobal _,
          Instruction.NewPointer _,
          Instruction.NewClosure _,
          Instruction.Probe _ -> {}
      case Instruction.Retain _, Instruction.Release _, Instruction.Allocate _ -> {
        if (!fits(instruction.operands().getFirst(), Representation.REF)
            || resultOf(instruction) != Representation.UNIT) {
          problem(block, "nothing to count: " + words.of(instruction));
        }
      }
      case Instruction.Unwinding(_, _, int result) -> {
        ValueType type = function.register(result).type();
        if (!block.instructions().getFirst().equals(instruction) || !THROWABLE.equals(type)) {
          problem(block, "no failure to take: " + words.of(instruction));
        }
      }
      case Instruction.Caught(_, _, int result) -> {
        ValueType type = function.register(result).type();
        if (!block.instructions().getFirst().equals(instruction) || !ERROR.equals(type)) {
          problem(block, "no failure to take: " + words.of(instruction));
        }
      }
    }
  }

  private void mustResume(Block block, Instruction instruction) {
    if (function.states().stream().noneMatch(state -> state.resume() == block.number())) {
      problem(block, "no place to resume: " + words.of(instruction));
    }
  }

  private void checkTerminator(Block block, Terminator terminator, BitSet written) {
    switch (terminator) {
      case Terminator.Branch(_, _, var condition, _, _) -> {
        if (representation(condition) != Representation.BOOL) {
          problem(block, "no condition: " + words.of(terminator));
        }
      }
      case Terminator.Return(_, _, var value) -> {
        Representation wanted =
            function.shape() == FunctionShape.GENERATOR
                ? Representation.UNIT
                : function.result().representation();
        if (!fits(value, wanted)) {
          problem(block, "returns another type: " + words.of(terminator));
        }
      }
      case Terminator.Suspend suspend -> {
        if (function.shape() == FunctionShape.PLAIN) {
          problem(block, "may not suspend: " + words.of(terminator));
        }
        checkSaves(block, suspend.state(), suspend.resume(), suspend.saves(), written);
        if (suspend.saves().stream().anyMatch(save -> save.register() == suspend.result())) {
          problem(block, "saves its own result: " + words.of(terminator));
        }
      }
      case Terminator.Yield yield -> {
        if (function.shape() != FunctionShape.GENERATOR
            || !fits(yield.value(), function.result().representation())) {
          problem(block, "may not yield: " + words.of(terminator));
        }
        checkSaves(block, yield.state(), yield.resume(), yield.saves(), written);
      }
      case Terminator.Rethrow(_, _, var failure) -> {
        if (!(failure instanceof Operand.Use(int register))
            || !THROWABLE.equals(function.register(register).type())) {
          problem(block, "no failure to raise: " + words.of(terminator));
        }
      }
      case Terminator.Jump _, Terminator.Unreachable _ -> {}
    }
  }

  private void checkSaves(Block block, int number, int resume, List<Save> saves, BitSet written) {
    if (number < 1 || number > function.states().size()) {
      problem(block, "no state S" + number);
      return;
    }
    SuspensionState state = function.states().get(number - 1);
    if (state.resume() != resume) {
      problem(block, "S" + number + " is resumed at b" + state.resume());
    }
    if (!saves.stream().map(Save::slot).toList().equals(state.live())) {
      problem(block, "saves " + saves + " where " + state.live() + " are live");
    }
    for (Save save : saves) {
      if (!written.get(save.register())) {
        problem(block, words.register(save.register()) + " may be saved before it is written");
      }
      if (!function
          .slots()
          .get(save.slot())
          .type()
          .equals(function.register(save.register()).type())) {
        problem(block, "types differ in " + save);
      }
    }
  }

  private void checkResumption(SuspensionState state) {
    List<Integer> restored = new ArrayList<>();
    boolean atHead = true;
    for (Instruction instruction : function.blocks().get(state.resume()).instructions()) {
      if (instruction instanceof Instruction.Restore restore) {
        restored.add(restore.slot());
        if (!atHead) {
          problem("S" + state.number() + " restores too late: " + words.of(instruction));
        }
      } else {
        atHead = false;
      }
    }
    if (!restored.equals(state.live())) {
      problem("S" + state.number() + " restores " + restored + ", live are " + state.live());
    }
  }

  // What has been written

  /// For each block the registers that are written on every way to it; null where none leads.
  private @Nullable BitSet[] writtenAtEntry() {
    @Nullable BitSet[] entering = new BitSet[function.blocks().size()];
    BitSet work = new BitSet();
    BitSet parameters = new BitSet();
    function.parameters().forEach(parameters::set);
    arrive(0, parameters, entering, work);
    for (int number = work.nextSetBit(0); number >= 0; number = work.nextSetBit(0)) {
      work.clear(number);
      Block block = function.blocks().get(number);
      BitSet known = entering[number];
      if (known == null) {
        continue;
      }
      BitSet written = (BitSet) known.clone();
      int raising = block.isProtected() ? Raising.first(block) : Integer.MAX_VALUE;
      int index = 0;
      for (Instruction instruction : block.instructions()) {
        if (index++ == raising) {
          arrive(block.handler(), written, entering, work);
        }
        written.set(instruction.result());
      }
      if (index == raising) {
        arrive(block.handler(), written, entering, work);
      }
      leave(block.terminator(), written, entering, work);
    }
    return entering;
  }

  private void leave(
      Terminator terminator, BitSet written, @Nullable BitSet[] entering, BitSet work) {
    switch (terminator) {
      case Terminator.Suspend suspend -> {
        BitSet ready = (BitSet) written.clone();
        ready.set(suspend.result());
        arrive(suspend.ready(), ready, entering, work);
        arrive(suspend.resume(), whenResumed(written), entering, work);
      }
      case Terminator.Yield yield -> arrive(yield.resume(), whenResumed(written), entering, work);
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Rethrow _,
          Terminator.Unreachable _ -> {
        for (int target : terminator.successors()) {
          arrive(target, written, entering, work);
        }
      }
    }
  }

  /// Once there is a frame, a resumed function has nothing but what it restores.
  private BitSet whenResumed(BitSet written) {
    return function.slots().isEmpty() ? written : new BitSet();
  }

  private static void arrive(int block, BitSet written, @Nullable BitSet[] entering, BitSet work) {
    BitSet known = entering[block];
    if (known == null) {
      entering[block] = (BitSet) written.clone();
      work.set(block);
      return;
    }
    int before = known.cardinality();
    known.and(written);
    if (known.cardinality() < before) {
      work.set(block);
    }
  }
}
