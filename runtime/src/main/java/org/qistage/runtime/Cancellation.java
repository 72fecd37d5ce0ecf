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
  /// first, which it does by suspending for ever: then {@link #ofItself} follows. A task that runs on
  /// another worker ends at its next suspension; the running one suspends until that has happened.
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  static void of(Task task, Context context) {
    context.scheduler.onCancelling(task);
    if (task.ended()) {
      return;
    }
    if (task == context.current) {
      context.suspend(Waiting.CANCELLED, null);
      return;
    }
    if (context.parallel) {
      if (!ofShared(task, context)) {
        context.suspend(Waiting.END, task);
      }
      return;
    }
    Awaited awaited = task.waitsFor;
    if (awaited != null) {
      boolean _ = awaited.withdraw(task, context);
    }
    end(task, QiError.of(new Fault.Cancelled()), context);
  }

  /// Cancels a task wherever it is. The request comes before the look at where that is, and a task that
  /// suspends looks for a request after it has said so; so one of the two sees the other.
  ///
  /// @return false when it runs on another worker and will end later
  private static boolean ofShared(Task task, Context context) {
    QiError cancelled = QiError.of(new Fault.Cancelled());
    context.scheduler.requestCancellation(task, cancelled);
    int spins = 0;
    while (true) {
      switch (task.state()) {
        case READY -> {
          if (task.claim()) {
            end(task, cancelled, context);
            return true;
          }
        }
        case SUSPENDED -> {
          Awaited awaited = task.waitsFor;
          if (awaited != null && awaited.withdraw(task, context)) {
            end(task, cancelled, context);
            return true;
          }
          // It is just being woken, or about to say what it waits for.
          spins = Lockable.pause(spins, context);
        }
        case RUNNING -> {
          return false;
        }
        case COMPLETED, FAILED, CANCELLED -> {
          return true;
        }
      }
    }
  }

  /// Ends a task that has cancelled itself and returned to its driver, or that was told to end.
  static void ofItself(Task task, Context context) {
    QiError asked = task.cancelRequested ? context.scheduler.cancellationOf(task) : null;
    if (asked != null) {
      end(task, asked, context);
      return;
    }
    QiError cancelled = QiError.whileSuspended(new Fault.Cancelled());
    for (Frame frame = task.frames; frame != null; frame = frame.parent) {
      cancelled.enter(frame, frame.getClass().getName(), frame.suspensionPoint());
    }
    if (task.isOwnFrame()) {
      cancelled.enter(task, task.getClass().getName(), task.state);
    }
    end(task, cancelled, context);
  }

  private static void end(Task task, QiError cancelled, Context context) {
    TaskCounts.dropped(task, context.scheduler.heap);
    dropFrames(task);
    task.setWaiting(Waiting.NOTHING);
    task.waitsFor = null;
    task.setDelivery(Delivery.VALUE);
    task.ref = cancelled;
    Mutex.releaseAll(task, context);
    TaskDriver.complete(task, Task.CANCELLED, context);
  }

  /// The generators whose bodies the task was running end with it, so that whoever else holds their
  /// handles finds them finished and not for ever busy.
  static void dropFrames(Task task) {
    for (Frame frame = task.frames; frame != null; frame = frame.parent) {
      if (frame instanceof Generator generator) {
        generator.state = AbiClasses.FINISHED;
      }
    }
    task.dropSaved();
  }
}
