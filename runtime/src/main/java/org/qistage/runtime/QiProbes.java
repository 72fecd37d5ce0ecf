package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI that only debug builds call: each passes on what it is told to the scheduler,
/// which may be one that records. The order of the functions is that of the probes in lowering.
public final class QiProbes {
  private QiProbes() {}

  /// A function is entered; gives the number of the activation.
  public static int qi_probe_enter(String function, Context context) {
    return context.scheduler.onEntered(function);
  }

  public static void qi_probe_leave_unit(int activation, int site, Context context) {
    context.scheduler.onLeft(activation, site, 0, null);
  }

  public static void qi_probe_yield_unit(int activation, int site, Context context) {
    context.scheduler.onYielded(activation, site, 0, null);
  }

  public static void qi_probe_leave_i64(int activation, int site, long value, Context context) {
    context.scheduler.onLeft(activation, site, value, null);
  }

  public static void qi_probe_leave_i32(int activation, int site, int value, Context context) {
    context.scheduler.onLeft(activation, site, value, null);
  }

  public static void qi_probe_leave_f64(int activation, int site, double value, Context context) {
    context.scheduler.onLeft(activation, site, Double.doubleToRawLongBits(value), null);
  }

  public static void qi_probe_leave_bool(int activation, int site, boolean value, Context context) {
    context.scheduler.onLeft(activation, site, value ? 1 : 0, null);
  }

  public static void qi_probe_leave_ref(
      int activation, int site, @Nullable Object value, Context context) {
    context.scheduler.onLeft(activation, site, 0, value);
  }

  public static void qi_probe_yield_i64(int activation, int site, long value, Context context) {
    context.scheduler.onYielded(activation, site, value, null);
  }

  public static void qi_probe_yield_i32(int activation, int site, int value, Context context) {
    context.scheduler.onYielded(activation, site, value, null);
  }

  public static void qi_probe_yield_f64(int activation, int site, double value, Context context) {
    context.scheduler.onYielded(activation, site, Double.doubleToRawLongBits(value), null);
  }

  public static void qi_probe_yield_bool(int activation, int site, boolean value, Context context) {
    context.scheduler.onYielded(activation, site, value ? 1 : 0, null);
  }

  public static void qi_probe_yield_ref(
      int activation, int site, @Nullable Object value, Context context) {
    context.scheduler.onYielded(activation, site, 0, value);
  }

  public static void qi_probe_local_i64(int activation, int site, long value, Context context) {
    context.scheduler.onLocal(activation, site, value, null);
  }

  public static void qi_probe_local_i32(int activation, int site, int value, Context context) {
    context.scheduler.onLocal(activation, site, value, null);
  }

  public static void qi_probe_local_f64(int activation, int site, double value, Context context) {
    context.scheduler.onLocal(activation, site, Double.doubleToRawLongBits(value), null);
  }

  public static void qi_probe_local_bool(int activation, int site, boolean value, Context context) {
    context.scheduler.onLocal(activation, site, value ? 1 : 0, null);
  }

  public static void qi_probe_local_ref(
      int activation, int site, @Nullable Object value, Context context) {
    context.scheduler.onLocal(activation, site, 0, value);
  }

  public static void qi_probe_global_i64(
      int activation, int site, String name, long value, Context context) {
    context.scheduler.onGlobal(activation, site, name, value, null);
  }

  public static void qi_probe_global_i32(
      int activation, int site, String name, int value, Context context) {
    context.scheduler.onGlobal(activation, site, name, value, null);
  }

  public static void qi_probe_global_f64(
      int activation, int site, String name, double value, Context context) {
    context.scheduler.onGlobal(activation, site, name, Double.doubleToRawLongBits(value), null);
  }

  public static void qi_probe_global_bool(
      int activation, int site, String name, boolean value, Context context) {
    context.scheduler.onGlobal(activation, site, name, value ? 1 : 0, null);
  }

  public static void qi_probe_global_ref(
      int activation, int site, String name, @Nullable Object value, Context context) {
    context.scheduler.onGlobal(activation, site, name, 0, value);
  }

  /// A suspended activation goes on.
  public static void qi_probe_resumed(int activation, int site, int state, Context context) {
    context.scheduler.onResumed(activation, site, state);
  }

  /// A generator waits from here to be resumed.
  public static void qi_probe_wait(int activation, int site, int state, Context context) {
    context.scheduler.onWaiting(activation, site, state);
  }

  public static void qi_probe_statement(int activation, int site, Context context) {
    context.scheduler.onStatement(activation, site);
  }

  public static void qi_probe_caught(int activation, int site, QiError error, Context context) {
    context.scheduler.onCaught(activation, site, error);
  }

  /// A part of an object has been written.
  ///
  /// @param index of the part
  /// @param access which kind of part, by the ordinal of {@link ObjectAccess}
  public static void qi_probe_write(
      int activation, int site, @Nullable Object object, long index, int access, Context context) {
    context.scheduler.onWrite(activation, site, object, index, ObjectAccess.of(access));
  }

  /// An entry of a 字典 or 集合 has been written or removed.
  public static void qi_probe_write_entry(
      int activation, int site, @Nullable Object object, @Nullable Object key, Context context) {
    context.scheduler.onWriteEntry(activation, site, object, key);
  }

  public static void qi_probe_read_global(int activation, int site, String name, Context context) {
    context.scheduler.onReadGlobal(activation, site, name);
  }

  /// A part of an object has been read; as for {@link #qi_probe_write}.
  public static void qi_probe_read(
      int activation, int site, @Nullable Object object, long index, int access, Context context) {
    context.scheduler.onRead(activation, site, object, index, ObjectAccess.of(access));
  }
}
