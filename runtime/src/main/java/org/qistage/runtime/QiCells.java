package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.value.CellBool;
import org.qistage.runtime.value.CellF64;
import org.qistage.runtime.value.CellI32;
import org.qistage.runtime.value.CellI64;
import org.qistage.runtime.value.CellRef;

/// The functions of the ABI for the cells of captured variables.
public final class QiCells {
  private QiCells() {}

  public static CellI64 qi_cell_new_i64(long value) {
    return new CellI64(value);
  }

  public static CellI32 qi_cell_new_i32(int value) {
    return new CellI32(value);
  }

  public static CellF64 qi_cell_new_f64(double value) {
    return new CellF64(value);
  }

  public static CellBool qi_cell_new_bool(boolean value) {
    return new CellBool(value);
  }

  public static CellRef qi_cell_new_ref(@Nullable Object value) {
    return new CellRef(value);
  }

  public static long qi_cell_get_i64(CellI64 cell) {
    return cell.value;
  }

  public static int qi_cell_get_i32(CellI32 cell) {
    return cell.value;
  }

  public static double qi_cell_get_f64(CellF64 cell) {
    return cell.value;
  }

  public static boolean qi_cell_get_bool(CellBool cell) {
    return cell.value;
  }

  public static @Nullable Object qi_cell_get_ref(CellRef cell) {
    return cell.value;
  }

  public static void qi_cell_set_i64(CellI64 cell, long value) {
    cell.value = value;
  }

  public static void qi_cell_set_i32(CellI32 cell, int value) {
    cell.value = value;
  }

  public static void qi_cell_set_f64(CellF64 cell, double value) {
    cell.value = value;
  }

  public static void qi_cell_set_bool(CellBool cell, boolean value) {
    cell.value = value;
  }

  public static void qi_cell_set_ref(CellRef cell, @Nullable Object value) {
    cell.value = value;
  }
}
