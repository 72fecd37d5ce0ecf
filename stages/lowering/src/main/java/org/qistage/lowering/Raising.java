package org.qistage.lowering;

import java.util.List;

/// Which instructions may raise a failure. What is cheap and certain does not; what calls does, if
/// only because the stack may end.
public final class Raising {
  private Raising() {}

  public static boolean mayRaise(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Copy _, Instruction.Restore _, Instruction.YieldValue _ -> false;
      // A probe may end the whole run, which no handler sees.
      case Instruction.Probe _ -> false;
      case Instruction.LoadGlobal _, Instruction.StoreGlobal _ -> false;
      case Instruction.Retain _, Instruction.Release _, Instruction.Allocate _ -> false;
      case Instruction.Operate operate -> mayRaise(operate.operator());
      case Instruction.Call _,
          Instruction.SuspendingCall _,
          Instruction.Spawn _,
          Instruction.NewGenerator _,
          Instruction.NewStructure _,
          Instruction.GetField _,
          Instruction.SetField _,
          Instruction.GetTag _,
          Instruction.NewPointer _,
          Instruction.NewClosure _,
          Instruction.Caught _,
          Instruction.Unwinding _,
          Instruction.Resumed _ ->
          true;
    };
  }

  private static boolean mayRaise(Operator operator) {
    return switch (operator) {
      case ADD_I64, SUB_I64, MUL_I64, DIV_I64, REM_I64, NEG_I64 -> true;
      case ADD_I32, SUB_I32, MUL_I32, DIV_I32, REM_I32, NEG_I32 -> true;
      case ADD_I64_PROVEN, SUB_I64_PROVEN, ADD_I32_PROVEN, SUB_I32_PROVEN -> false;
      case ADD_F64, SUB_F64, MUL_F64, DIV_F64, REM_F64, NEG_F64 -> false;
      case EQ_I64, NE_I64, LT_I64, LE_I64, GT_I64, GE_I64 -> false;
      case EQ_I32, NE_I32, LT_I32, LE_I32, GT_I32, GE_I32 -> false;
      case EQ_F64, NE_F64, LT_F64, LE_F64, GT_F64, GE_F64 -> false;
      case EQ_BOOL, NE_BOOL, EQ_REF, NE_REF, NOT -> false;
      case I32_TO_I64, I64_TO_I32_PROVEN, I64_TO_F64, I32_TO_F64 -> false;
    };
  }

  /// Whether a terminator may raise: an operation that may suspend, and the end of a
  /// landing.
  public static boolean mayRaise(Terminator terminator) {
    return switch (terminator) {
      case Terminator.Suspend _, Terminator.Rethrow _ -> true;
      case Terminator.Jump _,
          Terminator.Branch _,
          Terminator.Return _,
          Terminator.Yield _,
          Terminator.Unreachable _ ->
          false;
    };
  }

  /// The index of the first instruction of a block that may raise: the number of its instructions when
  /// only the terminator may, and one more when nothing does.
  public static int first(Block block) {
    List<Instruction> instructions = block.instructions();
    for (int i = 0; i < instructions.size(); i++) {
      if (mayRaise(instructions.get(i))) {
        return i;
      }
    }
    return mayRaise(block.terminator()) ? instructions.size() : instructions.size() + 1;
  }

  public static boolean mayRaise(Block block) {
    return first(block) <= block.instructions().size();
  }
}
