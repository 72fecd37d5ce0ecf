package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// The functions of the ABI for channels. A failure of a closed channel is raised; an operation that
/// cannot complete at once suspends.
public final class QiChannels {
  private QiChannels() {}

  public static Channel qi_channel_new_i64(long capacity) {
    return Channel.ofScalars(capacity);
  }

  public static Channel qi_channel_new_i32(long capacity) {
    return Channel.ofScalars(capacity);
  }

  public static Channel qi_channel_new_f64(long capacity) {
    return Channel.ofScalars(capacity);
  }

  public static Channel qi_channel_new_bool(long capacity) {
    return Channel.ofScalars(capacity);
  }

  public static Channel qi_channel_new_ref(long capacity) {
    return Channel.ofReferences(capacity);
  }

  public static void qi_channel_send_i64(Channel channel, long value, Context context) {
    channel.send(value, null, context);
  }

  public static void qi_channel_send_i32(Channel channel, int value, Context context) {
    channel.send(value, null, context);
  }

  public static void qi_channel_send_f64(Channel channel, double value, Context context) {
    channel.send(Double.doubleToRawLongBits(value), null, context);
  }

  public static void qi_channel_send_bool(Channel channel, boolean value, Context context) {
    channel.send(value ? 1 : 0, null, context);
  }

  public static void qi_channel_send_ref(Channel channel, @Nullable Object value, Context context) {
    channel.send(0, value, context);
  }

  public static long qi_channel_receive_i64(Channel channel, Context context) {
    channel.receive(context);
    return context.i64;
  }

  public static int qi_channel_receive_i32(Channel channel, Context context) {
    channel.receive(context);
    return (int) context.i64;
  }

  public static double qi_channel_receive_f64(Channel channel, Context context) {
    channel.receive(context);
    return Double.longBitsToDouble(context.i64);
  }

  public static boolean qi_channel_receive_bool(Channel channel, Context context) {
    channel.receive(context);
    return context.i64 != 0;
  }

  public static @Nullable Object qi_channel_receive_ref(Channel channel, Context context) {
    channel.receive(context);
    return context.ref;
  }

  /// Whether there is a next value, which one of the `qi_channel_value` functions then gives; false
  /// when the channel is closed and drained.
  public static boolean qi_channel_next(Channel channel, Context context) {
    return channel.next(context);
  }

  public static long qi_channel_value_i64(Context context) {
    return context.task().i64;
  }

  public static int qi_channel_value_i32(Context context) {
    return (int) context.task().i64;
  }

  public static double qi_channel_value_f64(Context context) {
    return Double.longBitsToDouble(context.task().i64);
  }

  public static boolean qi_channel_value_bool(Context context) {
    return context.task().i64 != 0;
  }

  public static @Nullable Object qi_channel_value_ref(Context context) {
    Task task = context.task();
    Object value = task.ref;
    task.ref = null;
    return value;
  }

  public static void qi_channel_close(Channel channel, Context context) {
    channel.close(context);
  }
}
