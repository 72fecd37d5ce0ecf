package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// What the methods of a function ask at their heads when one of its activations is to be executed by a
/// {@link Stepper}, and the passages between the two. Only classes that were changed for it call this.
public final class Stepping {
  private Stepping() {}

  /// Something that the stepper does on behalf of the method, from a place of the method.
  public interface Work {
    @Nullable Object run() throws Throwable;
  }

  private static @Nullable RecordingScheduler recorder() {
    return Thread.currentThread() instanceof Worker worker
            && worker.context().scheduler instanceof RecordingScheduler recorder
        ? recorder
        : null;
  }

  /// Whether the function that is being called is the wanted activation.
  public static boolean enters() {
    RecordingScheduler recorder = recorder();
    return recorder != null && recorder.isSteppedNext();
  }

  /// Whether the frame that goes on belongs to the wanted activation.
  public static boolean resumes(int activation) {
    RecordingScheduler recorder = recorder();
    return recorder != null && recorder.isStepped(activation);
  }

  /// Whether the generator that goes on is the wanted activation, or becomes it.
  ///
  /// @param state of the generator: 0 before its start, negative when it cannot go on
  public static boolean goesOn(int state, int activation) {
    return state == 0 ? enters() : state > 0 && resumes(activation);
  }

  /// Has the stepper execute a method.
  public static @Nullable Object run(int method, @Nullable Object[] arguments) throws Throwable {
    RecordingScheduler recorder = recorder();
    if (recorder == null) {
      throw new IllegalStateException("nothing is recorded");
    }
    return recorder.step(method, arguments);
  }

  // The classes of programs do not see those of boxes.

  public static Object box(long value) {
    return value;
  }

  public static Object box(double value) {
    return value;
  }

  public static Object box(int value) {
    return value;
  }

  public static long i64(@Nullable Object value) {
    return value instanceof Long number ? number : 0;
  }

  public static double f64(@Nullable Object value) {
    return value instanceof Double number ? number : 0;
  }

  public static int i32(@Nullable Object value) {
    return value instanceof Integer number ? number : 0;
  }
}
