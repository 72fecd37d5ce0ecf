package org.qistage.codegen;

import static org.objectweb.asm.Opcodes.*;

import org.qistage.lowering.Operator;
import org.qistage.lowering.Representation;

/// The JVM instructions of the machine operations.
///
/// Integer arithmetic that may overflow is `Math.addExact` and its kin, which HotSpot compiles to the
/// processor's addition and a jump on its overflow flag. Floating-point comparisons choose the one of
/// `dcmpg` and `dcmpl` that makes a comparison with 非数 false.
final class Operators {
  private static final String MATH = "java/lang/Math";

  private Operators() {}

  static String descriptor(Representation representation) {
    return switch (representation) {
      case UNIT -> "V";
      case BOOL -> "Z";
      case I32 -> "I";
      case I64 -> "J";
      case F64 -> "D";
      case REF -> "L" + JvmTypes.OBJECT + ";";
    };
  }

  static boolean isComparison(Operator operator) {
    return operator.result() == Representation.BOOL && operator != Operator.NOT;
  }

  /// The jump that is taken when the comparison holds, after a three-way comparison with 0.
  static int jumpOpcode(Operator operator) {
    return switch (operator) {
      case EQ_I64, EQ_I32, EQ_F64, EQ_BOOL, EQ_REF -> IFEQ;
      case NE_I64, NE_I32, NE_F64, NE_BOOL, NE_REF -> IFNE;
      case LT_I64, LT_I32, LT_F64 -> IFLT;
      case LE_I64, LE_I32, LE_F64 -> IFLE;
      case GT_I64, GT_I32, GT_F64 -> IFGT;
      case GE_I64, GE_I32, GE_F64 -> IFGE;
      case ADD_I64,
          SUB_I64,
          MUL_I64,
          DIV_I64,
          REM_I64,
          NEG_I64,
          ADD_I64_PROVEN,
          SUB_I64_PROVEN,
          ADD_I32_PROVEN,
          SUB_I32_PROVEN,
          ADD_I32,
          SUB_I32,
          MUL_I32,
          DIV_I32,
          REM_I32,
          NEG_I32,
          ADD_F64,
          SUB_F64,
          MUL_F64,
          DIV_F64,
          REM_F64,
          NEG_F64,
          NOT,
          I32_TO_I64,
          I64_TO_I32_PROVEN,
          I64_TO_F64,
          I32_TO_F64 ->
          throw new IllegalArgumentException(operator + " is no comparison");
    };
  }

  /// The jump that is taken when the given one is not. The opcodes come in pairs: eq ne, lt ge, gt le.
  static int negate(int jump) {
    return ((jump + 1) ^ 1) - 1;
  }

  /// The three-way comparison of two-word values.
  static int compareOpcode(Operator operator) {
    if (operator.operands().get(0) == Representation.I64) {
      return LCMP;
    }
    return operator == Operator.LT_F64 || operator == Operator.LE_F64 ? DCMPG : DCMPL;
  }

  /// Computes on the operands on the stack.
  ///
  /// @param safeDivisor whether a division's divisor is known to be neither 0 nor -1
  static void compute(MethodCode code, Operator operator, boolean safeDivisor) {
    switch (operator) {
      case ADD_I64 -> exact(code, "addExact", "(JJ)J");
      case SUB_I64 -> exact(code, "subtractExact", "(JJ)J");
      case MUL_I64 -> RuntimeCalls.call(code, RuntimeCalls.function("qi_mul_i64"));
      case NEG_I64 -> exact(code, "negateExact", "(J)J");
      case DIV_I64 -> divide(code, LDIV, "qi_div_i64", safeDivisor);
      case REM_I64 -> divide(code, LREM, "qi_rem_i64", safeDivisor);
      case ADD_I64_PROVEN -> code.op(LADD);
      case SUB_I64_PROVEN -> code.op(LSUB);
      case ADD_I32_PROVEN -> code.op(IADD);
      case SUB_I32_PROVEN -> code.op(ISUB);
      case ADD_I32 -> exact(code, "addExact", "(II)I");
      case SUB_I32 -> exact(code, "subtractExact", "(II)I");
      case MUL_I32 -> exact(code, "multiplyExact", "(II)I");
      case NEG_I32 -> exact(code, "negateExact", "(I)I");
      case DIV_I32 -> divide(code, IDIV, "qi_div_i32", safeDivisor);
      case REM_I32 -> divide(code, IREM, "qi_rem_i32", safeDivisor);
      case ADD_F64 -> code.op(DADD);
      case SUB_F64 -> code.op(DSUB);
      case MUL_F64 -> code.op(DMUL);
      case DIV_F64 -> code.op(DDIV);
      case REM_F64 -> code.op(DREM);
      case NEG_F64 -> code.op(DNEG);
      case NOT -> {
        code.op(ICONST_1);
        code.op(IXOR);
      }
      case I32_TO_I64 -> code.op(I2L);
      case I64_TO_I32_PROVEN -> code.op(L2I);
      case I64_TO_F64 -> code.op(L2D);
      case I32_TO_F64 -> code.op(I2D);
      case EQ_I64,
          NE_I64,
          LT_I64,
          LE_I64,
          GT_I64,
          GE_I64,
          EQ_I32,
          NE_I32,
          LT_I32,
          LE_I32,
          GT_I32,
          GE_I32,
          EQ_F64,
          NE_F64,
          LT_F64,
          LE_F64,
          GT_F64,
          GE_F64,
          EQ_BOOL,
          NE_BOOL,
          EQ_REF,
          NE_REF ->
          throw new IllegalArgumentException(operator + " is a comparison");
    }
  }

  private static void exact(MethodCode code, String method, String descriptor) {
    code.invoke(INVOKESTATIC, MATH, method, descriptor);
  }

  private static void divide(MethodCode code, int opcode, String function, boolean safe) {
    if (safe) {
      code.op(opcode);
    } else {
      RuntimeCalls.call(code, RuntimeCalls.function(function));
    }
  }
}
