package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// The functions of the ABI for generators, besides {@link Generator#qi_generator_next}.
public final class QiGenerators {
  private QiGenerators() {}

  /// Makes a new generator known; it does not start before it is resumed for the first time.
  public static Generator qi_spawn_coroutine(Generator generator, Context context) {
    return generator;
  }

  /// Gives a generator that nobody else knows to the driver of the {@link DelegatingGenerator} whose
  /// body runs, which returns to the driver next.
  public static void qi_generator_delegate(Generator generator, Context context) {
    context.delegate = generator;
  }

  public static long qi_generator_value_i64(Generator generator) {
    return generator.i64;
  }

  public static int qi_generator_value_i32(Generator generator) {
    return (int) generator.i64;
  }

  public static double qi_generator_value_f64(Generator generator) {
    return Double.longBitsToDouble(generator.i64);
  }

  public static boolean qi_generator_value_bool(Generator generator) {
    return generator.i64 != 0;
  }

  public static @Nullable Object qi_generator_value_ref(Generator generator) {
    return generator.ref;
  }
}
