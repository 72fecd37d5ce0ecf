package org.qistage.runtime;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for 选择. The program makes a selection, adds its cases in textual order as
/// it evaluates their operands, and asks for the number of the case to go on with, counted from 0. In
/// that case it takes what was received, which raises the failure of a closed channel.
public final class QiSelections {
  private QiSelections() {}

  public static Selection qi_select_new() {
    return new Selection();
  }

  public static void qi_select_receive(Selection selection, Channel channel) {
    selection.addReceive(Objects.requireNonNull(channel));
  }

  public static void qi_select_send_i64(Selection selection, Channel channel, long value) {
    selection.addSend(Objects.requireNonNull(channel), value, null);
  }

  public static void qi_select_send_i32(Selection selection, Channel channel, int value) {
    selection.addSend(Objects.requireNonNull(channel), value, null);
  }

  public static void qi_select_send_f64(Selection selection, Channel channel, double value) {
    selection.addSend(Objects.requireNonNull(channel), Double.doubleToRawLongBits(value), null);
  }

  public static void qi_select_send_bool(Selection selection, Channel channel, boolean value) {
    selection.addSend(Objects.requireNonNull(channel), value ? 1 : 0, null);
  }

  public static void qi_select_send_ref(
      Selection selection, Channel channel, @Nullable Object value) {
    selection.addSend(Objects.requireNonNull(channel), 0, value);
  }

  public static void qi_select_timeout(Selection selection, long milliseconds) {
    selection.addTimeout(milliseconds);
  }

  /// The number of the case; suspends until one is ready.
  public static long qi_select_wait(Selection selection, Context context) {
    return selection.await(context);
  }

  /// The number of the first case that is ready; -1 when none is.
  public static long qi_select_poll(Selection selection, Context context) {
    return selection.attempt(context);
  }

  /// Raises what the chosen case failed with.
  public static void qi_select_done(Selection selection) {
    Fault failure = selection.failure();
    if (failure != null) {
      throw QiError.of(failure);
    }
  }

  public static long qi_select_value_i64(Selection selection) {
    qi_select_done(selection);
    return selection.bits();
  }

  public static int qi_select_value_i32(Selection selection) {
    qi_select_done(selection);
    return (int) selection.bits();
  }

  public static double qi_select_value_f64(Selection selection) {
    qi_select_done(selection);
    return Double.longBitsToDouble(selection.bits());
  }

  public static boolean qi_select_value_bool(Selection selection) {
    qi_select_done(selection);
    return selection.bits() != 0;
  }

  public static @Nullable Object qi_select_value_ref(Selection selection) {
    qi_select_done(selection);
    return selection.reference();
  }
}
