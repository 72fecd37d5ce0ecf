package org.qistage.runtime;

import org.qistage.runtime.abi.AbiClasses;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// Ends tasks from outside, past every 捕获 of their own: what they wait for forgets them, their frames
/// are dropped, their locks go to the next who waits, and those who await them get 已取消, with the place
/// of the cancellation. A value that had already been given to the task is lost with it.
final class Cancellation {
  private Cancellation() {}

  /// Cancels a task; one that has ended stays as it is. The running task has to return to its driver
  /// first, which it does by suspending for ever: then {@link #ofItself} follows.
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  static void of(Task task, Context context) {
    if (task.ended()) {
      return;
    }
    if (task == context.current) {
      context.suspend(Waiting.CANCELLED, null);
      return;
    }
    Awaited awaited = task.waitsFor;
    if (awaited != null) {
      awaited.withdraw(task, context.scheduler);
    }
    end(task, QiError.of(new Fault.Cancelled()), context.scheduler);
  }

  /// Ends a task that has cancelled itself and returned to its driver.
  static void ofItself(Task task, Scheduler scheduler) {
    QiError cancelled = QiError.whileSuspended(new Fault.Cancelled());
    for (Frame frame = task.frames; frame != null; frame = frame.parent) {
      cancelled.enter(frame, frame.getClass().getName(), frame.suspensionPoint());
    }
    end(task, cancelled, scheduler);
  }

  /// The generators whose bodies the task was running end with it, so that whoever else holds their
  /// handles finds them finished and not for ever busy.
  private static void end(Task task, QiError cancelled, Scheduler scheduler) {
    for (Frame frame = task.frames; frame != null; frame = frame.parent) {
      if (frame instanceof Generator generator) {
        generator.state = AbiClasses.FINISHED;
      }
    }
    task.frames = null;
    task.waiting = Waiting.NOTHING;
    task.waitsFor = null;
    task.delivery = Delivery.VALUE;
    task.ref = cancelled;
    Mutex.releaseAll(task, scheduler);
    TaskDriver.complete(task, TaskState.CANCELLED, scheduler);
  }
}
