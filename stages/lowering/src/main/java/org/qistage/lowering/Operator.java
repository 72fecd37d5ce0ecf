package org.qistage.lowering;

import static org.qistage.lowering.Representation.BOOL;
import static org.qistage.lowering.Representation.F64;
import static org.qistage.lowering.Representation.I32;
import static org.qistage.lowering.Representation.I64;
import static org.qistage.lowering.Representation.REF;

import java.util.List;
import java.util.Locale;

/// A machine operation that neither calls nor suspends. Integer arithmetic raises 整数溢出 or 除以零
/// where it must; the `_PROVEN` forms stand where the result is known to be in range.
public enum Operator {
  ADD_I64(I64, I64, I64),
  SUB_I64(I64, I64, I64),
  MUL_I64(I64, I64, I64),
  DIV_I64(I64, I64, I64),
  REM_I64(I64, I64, I64),
  NEG_I64(I64, I64),
  ADD_I64_PROVEN(I64, I64, I64),
  SUB_I64_PROVEN(I64, I64, I64),
  ADD_I32_PROVEN(I32, I32, I32),
  SUB_I32_PROVEN(I32, I32, I32),
  ADD_I32(I32, I32, I32),
  SUB_I32(I32, I32, I32),
  MUL_I32(I32, I32, I32),
  DIV_I32(I32, I32, I32),
  REM_I32(I32, I32, I32),
  NEG_I32(I32, I32),
  ADD_F64(F64, F64, F64),
  SUB_F64(F64, F64, F64),
  MUL_F64(F64, F64, F64),
  DIV_F64(F64, F64, F64),
  REM_F64(F64, F64, F64),
  NEG_F64(F64, F64),
  EQ_I64(BOOL, I64, I64),
  NE_I64(BOOL, I64, I64),
  LT_I64(BOOL, I64, I64),
  LE_I64(BOOL, I64, I64),
  GT_I64(BOOL, I64, I64),
  GE_I64(BOOL, I64, I64),
  EQ_I32(BOOL, I32, I32),
  NE_I32(BOOL, I32, I32),
  LT_I32(BOOL, I32, I32),
  LE_I32(BOOL, I32, I32),
  GT_I32(BOOL, I32, I32),
  GE_I32(BOOL, I32, I32),
  EQ_F64(BOOL, F64, F64),
  NE_F64(BOOL, F64, F64),
  LT_F64(BOOL, F64, F64),
  LE_F64(BOOL, F64, F64),
  GT_F64(BOOL, F64, F64),
  GE_F64(BOOL, F64, F64),
  EQ_BOOL(BOOL, BOOL, BOOL),
  NE_BOOL(BOOL, BOOL, BOOL),
  /// The same object.
  EQ_REF(BOOL, REF, REF),
  NE_REF(BOOL, REF, REF),
  NOT(BOOL, BOOL),
  I32_TO_I64(I64, I32),
  I64_TO_I32_PROVEN(I32, I64),
  I64_TO_F64(F64, I64),
  I32_TO_F64(F64, I32);

  private final Representation result;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, which is immutable
  private final List<Representation> operands;

  Operator(Representation result, Representation... operands) {
    this.result = result;
    this.operands = List.of(operands);
  }

  public Representation result() {
    return result;
  }

  public List<Representation> operands() {
    return operands;
  }

  /// The mnemonic, such as `add.i64`.
  public String text() {
    String lower = name().toLowerCase(Locale.ROOT);
    int line = lower.indexOf('_');
    return line < 0 ? lower : lower.substring(0, line) + "." + lower.substring(line + 1);
  }
}
