package org.qistage.runtime;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;

/// The functions of the ABI for tasks. What suspends returns with the context suspended, and its
/// value then means nothing; the value or failure comes when the caller's frame is resumed, by one of
/// the `qi_resumed` functions.
public final class QiTasks {
  private QiTasks() {}

  /// The context of the calling worker.
  public static Context qi_context() {
    if (Thread.currentThread() instanceof Worker worker) {
      return worker.context();
    }
    throw new IllegalStateException("not on a worker: " + Thread.currentThread().getName());
  }

  public static long qi_resumed_i64(Context context) {
    raiseFailure(context);
    return context.i64;
  }

  public static int qi_resumed_i32(Context context) {
    raiseFailure(context);
    return (int) context.i64;
  }

  public static double qi_resumed_f64(Context context) {
    raiseFailure(context);
    return context.f64;
  }

  public static boolean qi_resumed_bool(Context context) {
    raiseFailure(context);
    return context.i64 != 0;
  }

  public static @Nullable Object qi_resumed_ref(Context context) {
    raiseFailure(context);
    Object value = context.ref;
    context.ref = null;
    return value;
  }

  public static void qi_resumed_unit(Context context) {
    raiseFailure(context);
  }

  /// Raises what the operation that suspended has failed with.
  private static void raiseFailure(Context context) {
    QiError failure = context.failure;
    if (failure != null) {
      context.failure = null;
      throw failure;
    }
  }

  /// Makes a new task ready, at the tail of the queue, and gives it back.
  public static Task qi_spawn_async(Task task, Context context) {
    context.scheduler.spawn(task, context);
    return task;
  }

  public static long qi_await_task_i64(Task task, Context context) {
    return await(task, context) ? task.i64 : 0;
  }

  public static int qi_await_task_i32(Task task, Context context) {
    return await(task, context) ? (int) task.i64 : 0;
  }

  public static double qi_await_task_f64(Task task, Context context) {
    return await(task, context) ? Double.longBitsToDouble(task.i64) : 0;
  }

  public static boolean qi_await_task_bool(Task task, Context context) {
    return await(task, context) ? task.i64 != 0 : false;
  }

  public static @Nullable Object qi_await_task_ref(Task task, Context context) {
    return await(task, context) ? task.ref : null;
  }

  public static void qi_await_task(Task task, Context context) {
    boolean _ = await(task, context);
  }

  /// True when the task has a value. Raises its failure; suspends when it has not ended.
  private static boolean await(Task task, Context context) {
    context.scheduler.onUsed(task);
    if (task.status == Task.COMPLETED) {
      VarHandle.acquireFence();
      return true;
    }
    return awaitEnd(task, context);
  }

  private static boolean awaitEnd(Task task, Context context) {
    if (context.endsHere()) {
      return false;
    }
    ParallelWorker worker = context.worker;
    if (worker != null) {
      if (!task.ended()) {
        worker.runAwaited(task);
      }
    } else if (context.scheduler.runsNext(task)) {
      context.scheduler.runAwaited(task, context);
      if (context.suspended) {
        return false;
      }
    }
    if (task.ended()) {
      Task _ = ended(task, context);
      return true;
    }
    Task waiter = context.suspend(Waiting.TASK, task);
    if (worker == null) {
      boolean _ = task.addWaiter(waiter, context);
    }
    return false;
  }

  /// Whether the task ends within so many milliseconds; waits for that, and no longer. The task goes on
  /// in any case.
  public static boolean qi_await_task_for(Task task, long milliseconds, Context context) {
    return Selection.endsWithin(task, milliseconds, context);
  }

  /// The value of a task that has ended; raises its failure.
  public static long qi_task_value_i64(Task task, Context context) {
    return ended(task, context).i64;
  }

  public static int qi_task_value_i32(Task task, Context context) {
    return (int) ended(task, context).i64;
  }

  public static double qi_task_value_f64(Task task, Context context) {
    return Double.longBitsToDouble(ended(task, context).i64);
  }

  public static boolean qi_task_value_bool(Task task, Context context) {
    return ended(task, context).i64 != 0;
  }

  public static @Nullable Object qi_task_value_ref(Task task, Context context) {
    return ended(task, context).ref;
  }

  public static void qi_task_value(Task task, Context context) {
    Task _ = ended(task, context);
  }

  private static Task ended(Task task, Context context) {
    if (task.endedInFailure()) {
      throw failureOf(task, context);
    }
    return task;
  }

  /// Cancels a task; one that has ended stays as it is. A task that cancels itself does not come back
  /// from here.
  public static void qi_task_cancel(Task task, Context context) {
    Cancellation.of(task, context);
  }

  private static QiError failureOf(Task task, Context context) {
    task.setFailureSeen();
    return task.failure().raisedAgainHere(task.name(), context.task().name());
  }

  public static void qi_complete_task_i64(Task task, long value) {
    task.i64 = value;
  }

  public static void qi_complete_task_i32(Task task, int value) {
    task.i64 = value;
  }

  public static void qi_complete_task_f64(Task task, double value) {
    task.i64 = Double.doubleToRawLongBits(value);
  }

  public static void qi_complete_task_bool(Task task, boolean value) {
    task.i64 = value ? 1 : 0;
  }

  public static void qi_complete_task_ref(Task task, @Nullable Object value) {
    task.ref = value;
  }

  /// Completes a task without a value.
  public static void qi_complete_task(Task task) {
    task.ref = null;
  }

  /// Gives up the processor: the task goes to the tail of the ready queue.
  public static void qi_yield(Context context) {
    context.suspend(Waiting.TURN, null);
  }

  /// Suspends for so many milliseconds; 0 is over at once.
  public static void qi_sleep(long milliseconds, Context context) {
    if (Durations.required(milliseconds) > 0) {
      Scheduler scheduler = context.scheduler;
      Timers.Entry timer = scheduler.sleeper(context.task(), scheduler.after(milliseconds));
      context.suspend(Waiting.TIME, timer);
    }
  }

  /// Milliseconds since 1970.
  public static long qi_time_now(Context context) {
    return context.scheduler.now();
  }
}
