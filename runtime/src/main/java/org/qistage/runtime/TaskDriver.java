package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;

/// Runs one task up to its next suspension or its end.
///
/// # How a task is resumed
///
/// The frames of a suspended task form a list, innermost first. Resuming calls only the innermost
/// one; when it returns, its value is in the context's registers and the next frame is resumed with
/// it, and so outwards. So the machine's stack holds one frame at a time however deep the chain of
/// awaits is, and a task that suspends again at the bottom of 100,000 frames has touched only the
/// frames that it really ran: those that are still waiting stay linked behind the newly saved ones. The
/// outermost activation may be saved in the task itself instead ({@link Task#isOwnFrame}).
///
/// A failure goes the same way: it is put into the context, and each frame on the way raises it at
/// its own suspension point, where a 尝试 around that point sees it.
///
/// Throwables that mean the end of the run ({@link RunStopped}) pass through.
final class TaskDriver {
  private TaskDriver() {}

  /// Runs a task whose status is RUNNING.
  static void run(Task task, Context context) {
    context.current = task;
    boolean goesOn;
    if (task.started()) {
      goesOn = resume(task, context);
    } else {
      context.outer = null;
      goesOn = start(task, context);
    }
    while (goesOn) {
      goesOn = resume(task, context);
    }
    context.current = null;
    context.outer = null;
  }

  /// @return whether the task has been suspended and goes on at once
  private static boolean start(Task task, Context context) {
    try {
      task.start(context);
    } catch (Throwable thrown) {
      fail(task, caught(thrown, null, null, context), context);
      return false;
    }
    if (context.suspended) {
      return park(task, null, context);
    }
    complete(task, Task.COMPLETED, context);
    return false;
  }

  /// @return as {@link #start}
  private static boolean resume(Task task, Context context) {
    deliver(task, context);
    Frame frame = task.frames;
    if (frame != null) {
      task.frames = null;
      while (frame != null) {
        Frame outer = frame.parent;
        frame.parent = null;
        context.outer = outer == null && task.isOwnFrame() ? task : outer;
        QiError failure = context.failure;
        if (failure != null) {
          failure.enter(frame, frame.getClass().getName(), frame.suspensionPoint());
        }
        try {
          frame.resume(context);
        } catch (Throwable thrown) {
          context.failure = caught(thrown, outer, task.isOwnFrame() ? task : null, context);
        }
        if (context.suspended) {
          return park(task, outer, context);
        }
        frame = outer;
      }
    }
    if (task.isOwnFrame()) {
      resumeItself(task, context);
      if (context.suspended) {
        return park(task, null, context);
      }
    }
    finish(task, context);
    return false;
  }

  /// Resumes the outermost activation of a task that is its own frame.
  private static void resumeItself(Task task, Context context) {
    context.outer = null;
    QiError failure = context.failure;
    if (failure != null) {
      failure.enter(task, task.getClass().getName(), task.state);
    }
    try {
      task.resume(context);
    } catch (Throwable thrown) {
      context.failure = caught(thrown, null, null, context);
    }
  }

  /// Moves what the task was woken with from its registers to the context's.
  private static void deliver(Task task, Context context) {
    switch (task.delivery()) {
      case Delivery.NOTHING -> {}
      case Delivery.VALUE, Delivery.RECEIVED -> {
        long bits = task.i64;
        context.i64 = bits;
        context.f64 = Double.longBitsToDouble(bits);
        context.ref = task.ref;
        task.ref = null;
      }
      case Delivery.FAILURE -> {
        context.failure = (QiError) task.ref;
        task.ref = null;
      }
      case Delivery.NEXT_VALUE -> context.i64 = 1;
      case Delivery.NO_NEXT -> context.i64 = 0;
      default -> throw new IllegalStateException("has not been started: " + task);
    }
  }

  private static void finish(Task task, Context context) {
    QiError failure = context.failure;
    if (failure == null) {
      try {
        task.finish(context);
      } catch (Throwable thrown) {
        failure = caught(thrown, null, null, context);
      }
    }
    context.ref = null;
    task.dropSaved();
    if (failure == null) {
      complete(task, Task.COMPLETED, context);
    } else {
      context.failure = null;
      fail(task, failure, context);
    }
  }

  /// The Qi error of what was thrown. One that cannot be caught ends the run, and takes along the
  /// callers that are still suspended.
  ///
  /// @param outermost the task that is its own frame, when that was not what failed
  private static QiError caught(
      Throwable thrown, @Nullable Frame outer, @Nullable Task outermost, Context context) {
    context.dropFrames();
    if (thrown instanceof RunStopped stopped) {
      throw stopped;
    }
    if (context.locks > 0) {
      throw RunStopped.by(QiError.from(thrown));
    }
    QiError error = QiError.from(thrown);
    if (!error.kind().catchable()) {
      for (Frame frame = outer; frame != null; frame = frame.parent) {
        error.enter(frame, frame.getClass().getName(), frame.suspensionPoint());
      }
      if (outermost != null) {
        error.enter(outermost, outermost.getClass().getName(), outermost.state);
      }
      context.task().frames = outer;
      throw RunStopped.by(error);
    }
    return error;
  }

  /// Keeps the frames that were just saved, with those outside of them, which did not run.
  ///
  /// @return whether the task goes on at once
  private static boolean park(Task task, @Nullable Frame outer, Context context) {
    Frame last = context.tail;
    if (last == null) {
      task.frames = outer;
    } else {
      last.parent = outer;
      task.frames = context.head;
      context.head = null;
      context.tail = null;
    }
    context.suspended = false;
    if (task.status != Task.RUNNING && task.status != Task.SUSPENDED) {
      // It waited on the machine's stack, and has been woken or cancelled meanwhile.
      if (task.ended()) {
        Cancellation.dropFrames(task);
      }
      return false;
    }
    if (task.waiting() == Waiting.CANCELLED) {
      Cancellation.ofItself(task, context);
      return false;
    }
    return context.scheduler.suspended(task, context);
  }

  private static void fail(Task task, QiError failure, Context context) {
    task.ref = failure;
    complete(task, Task.FAILED, context);
  }

  /// Ends the task and wakes those who wait for it, in the order in which they came.
  @SuppressWarnings("ReferenceEquality") // a waiter is equal to nothing but itself
  static void complete(Task task, byte end, Context context) {
    Waiter waiters = task.end(end, context);
    context.scheduler.onEnding(task);
    boolean several = waiters != null && waiters.next != waiters;
    while (waiters != null) {
      Waiter first = WaitList.first(waiters);
      waiters = WaitList.removeFirst(waiters);
      if (first.claim(context)) {
        if (first instanceof Task waiter) {
          task.tellEnd(waiter);
        }
        if (several) {
          first.goOnInTurn(context);
        } else {
          first.goOn(context);
        }
      }
    }
    context.scheduler.ended(task, context);
  }
}
