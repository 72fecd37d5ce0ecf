package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.value.QiOptional;

/// The functions of the ABI for standard input.
public final class QiInput {
  private QiInput() {}

  /// The next line; an empty text, once, at the end of input.
  public static @Nullable String qi_io_read_line(Context context) {
    return (String) next(false, context);
  }

  /// The next line; 无 at the end of input.
  public static @Nullable QiOptional qi_io_read_optional_line(Context context) {
    return (QiOptional) next(true, context);
  }

  /// What was printed so far may be the question that the line answers, so it is shown first.
  private static @Nullable Object next(boolean optional, Context context) {
    context.scheduler.output.flush();
    context.scheduler.onUsed(context.scheduler.outside);
    return OutsideOperation.reference(
        OutsideOperation.await(
            context, operation -> context.scheduler.outside.input().next(operation, optional)));
  }
}
