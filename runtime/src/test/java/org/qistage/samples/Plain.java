package org.qistage.samples;

import java.util.function.Consumer;
import org.qistage.runtime.Context;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Task;

/// A root task that runs some code without suspending.
public final class Plain extends Task {
  private final Consumer<Context> body;

  public Plain(Consumer<Context> body) {
    this.body = body;
  }

  @Override
  public void start(Context context) {
    body.accept(context);
    QiTasks.qi_complete_task(this);
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task(this);
  }

  /// Calls itself so many times, then returns.
  public static long nested(long depth) {
    return depth == 0 ? 0 : 1 + nested(depth - 1);
  }

  /// Calls itself for ever.
  @SuppressWarnings("InfiniteRecursion") // on purpose
  public static long endless(long depth) {
    return 1 + endless(depth + 1);
  }
}
