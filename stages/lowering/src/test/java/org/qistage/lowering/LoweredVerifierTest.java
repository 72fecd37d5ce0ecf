package org.qistage.lowering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

final class LoweredVerifierTest {
  private static final Span HERE = new Span(0, 1);
  private static int ids;

  private static NodeId id() {
    return new NodeId(ids++);
  }

  private static Operand use(int register) {
    return new Operand.Use(register);
  }

  private static LoweredFunction function(
      FunctionShape shape,
      List<ValueType> registers,
      List<Block> blocks,
      List<SuspensionState> states,
      List<FrameSlot> slots) {
    List<Register> made = new java.util.ArrayList<>();
    for (ValueType type : registers) {
      made.add(new Register(made.size(), "", type, ""));
    }
    return new LoweredFunction(
        "f", "f", HERE, shape, ValueType.I64, made, List.of(0), blocks, states, slots);
  }

  private static void rejects(String problem, LoweredFunction function) {
    List<String> problems = LoweredVerifier.problems(function);
    assertTrue(problems.stream().anyMatch(text -> text.contains(problem)), problems::toString);
  }

  private static Terminator giveBack(int register) {
    return new Terminator.Return(id(), HERE, use(register));
  }

  @Test
  void acceptsAWellFormedFunction() {
    var add =
        new Instruction.Operate(
            id(), HERE, 1, Operator.ADD_I64, List.of(use(0), new Operand.IntegerConstant(1)));
    assertEquals(
        List.of(),
        LoweredVerifier.problems(
            function(
                FunctionShape.PLAIN,
                List.of(ValueType.I64, ValueType.I64),
                List.of(new Block(0, "entry", Block.NO_HANDLER, List.of(add), giveBack(1))),
                List.of(),
                List.of())));
  }

  @Test
  void rejectsAReadBeforeTheWriteOnOneOfTwoWays() {
    var write = new Instruction.Copy(id(), HERE, 2, new Operand.IntegerConstant(1));
    rejects(
        "%2 may be read before it is written",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64, ValueType.BOOL, ValueType.I64),
            List.of(
                new Block(
                    0,
                    "entry",
                    Block.NO_HANDLER,
                    List.of(new Instruction.Copy(id(), HERE, 1, new Operand.BooleanConstant(true))),
                    new Terminator.Branch(id(), HERE, use(1), 1, 2)),
                new Block(
                    1,
                    "then",
                    Block.NO_HANDLER,
                    List.of(write),
                    new Terminator.Jump(id(), HERE, 2)),
                new Block(2, "join", Block.NO_HANDLER, List.of(), giveBack(2))),
            List.of(),
            List.of()));
  }

  @Test
  void rejectsOperandsOfTheWrongTypeAndTargetsThatDoNotExist() {
    var add =
        new Instruction.Operate(
            id(), HERE, 1, Operator.ADD_I64, List.of(use(0), new Operand.FloatConstant(1)));
    rejects(
        "types differ",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64, ValueType.I64),
            List.of(new Block(0, "entry", Block.NO_HANDLER, List.of(add), giveBack(1))),
            List.of(),
            List.of()));
    rejects(
        "no block 7",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64),
            List.of(
                new Block(
                    0, "entry", Block.NO_HANDLER, List.of(), new Terminator.Jump(id(), HERE, 7))),
            List.of(),
            List.of()));
    rejects(
        "returns another type",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64),
            List.of(
                new Block(
                    0,
                    "entry",
                    Block.NO_HANDLER,
                    List.of(),
                    new Terminator.Return(id(), HERE, new Operand.TextConstant("")))),
            List.of(),
            List.of()));
  }

  @Test
  void rejectsAHandlerThatIsEnteredWithoutAFailureAndAProtectedBlockWithoutAHandler() {
    var caught = new Instruction.Caught(id(), HERE, 1);
    rejects(
        "goes to the handler b1 without a failure",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64, ValueType.ref("error")),
            List.of(
                new Block(
                    0, "entry", Block.NO_HANDLER, List.of(), new Terminator.Jump(id(), HERE, 1)),
                new Block(1, "捕获", Block.NO_HANDLER, List.of(caught), giveBack(0))),
            List.of(),
            List.of()));
    rejects(
        "no handler b1",
        function(
            FunctionShape.PLAIN,
            List.of(ValueType.I64),
            List.of(
                new Block(0, "entry", 1, List.of(), giveBack(0)),
                new Block(1, "捕获", Block.NO_HANDLER, List.of(), giveBack(0))),
            List.of(),
            List.of()));
  }

  @Test
  void rejectsAHandlerThatReadsWhatAFailureMayHaveLeftUnwritten() {
    var write = new Instruction.Copy(id(), HERE, 1, new Operand.IntegerConstant(1));
    var divide = new Instruction.Operate(id(), HERE, 2, Operator.DIV_I64, List.of(use(0), use(0)));
    var caught = new Instruction.Caught(id(), HERE, 3);
    List<ValueType> types =
        List.of(ValueType.I64, ValueType.I64, ValueType.I64, ValueType.ref("error"));
    var handler = new Block(1, "捕获", Block.NO_HANDLER, List.of(caught), giveBack(1));
    rejects(
        "%1 may be read before it is written",
        function(
            FunctionShape.PLAIN,
            types,
            List.of(new Block(0, "entry", 1, List.of(divide, write), giveBack(0)), handler),
            List.of(),
            List.of()));
    assertEquals(
        List.of(),
        LoweredVerifier.problems(
            function(
                FunctionShape.PLAIN,
                types,
                List.of(new Block(0, "entry", 1, List.of(write, divide), giveBack(0)), handler),
                List.of(),
                List.of())));
  }

  private static LoweredFunction suspendable(List<Save> saves, ValueType slot, Block... resume) {
    var suspend =
        new Terminator.Suspend(
            id(), HERE, 1, 1, new Callee.Runtime("qi_yield"), List.of(), saves, 2, 1);
    return function(
        FunctionShape.SUSPENDABLE,
        List.of(ValueType.I64, ValueType.UNIT),
        List.of(
            new Block(0, "entry", Block.NO_HANDLER, List.of(), suspend),
            resume[0],
            new Block(2, "after.S1", Block.NO_HANDLER, List.of(), giveBack(0))),
        List.of(new SuspensionState(1, "qi_yield", HERE, 1, List.of(0))),
        List.of(new FrameSlot(0, slot, List.of(0))));
  }

  @Test
  void rejectsARegisterThatIsReadAfterResumingAndWasNotRestored() {
    var nothing =
        new Block(
            1,
            "resume.S1",
            Block.NO_HANDLER,
            List.of(new Instruction.Resumed(id(), HERE, 1)),
            new Terminator.Jump(id(), HERE, 2));
    LoweredFunction function = suspendable(List.of(new Save(0, 0)), ValueType.I64, nothing);
    rejects("%0 may be read before it is written", function);
    rejects("restores [], live are [0]", function);
  }

  @Test
  void rejectsSavesThatAreMissingOrOfAnotherType() {
    var restore =
        new Block(
            1,
            "resume.S1",
            Block.NO_HANDLER,
            List.of(
                new Instruction.Restore(id(), HERE, 0, 0), new Instruction.Resumed(id(), HERE, 1)),
            new Terminator.Jump(id(), HERE, 2));
    assertEquals(
        List.of(),
        LoweredVerifier.problems(suspendable(List.of(new Save(0, 0)), ValueType.I64, restore)));
    rejects("saves [] where [0] are live", suspendable(List.of(), ValueType.I64, restore));
    rejects("types differ", suspendable(List.of(new Save(0, 0)), ValueType.F64, restore));
  }
}
