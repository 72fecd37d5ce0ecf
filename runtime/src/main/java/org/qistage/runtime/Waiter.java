package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// A place in a list of those who wait: a task that waits for one thing, or one of the things that a
/// {@link Selection} waits for. It is in at most one list at a time.
abstract sealed class Waiter permits Task, Selection.Case {
  /// What a waiting sender sends, or a scalar's part of it; see {@link #ref}.
  public long i64;

  public @Nullable Object ref;

  /// The links of the one list that this is in; null while it is in none. See {@link WaitList}.
  @Nullable Waiter next;

  @Nullable Waiter previous;

  /// Makes it the caller's to wake, who has taken it out of its list and holds that list's lock.
  ///
  /// @return false when it does not wait any more: a selection that something else has ended
  final boolean claim(Context context) {
    if (this instanceof Task task) {
      if (context.parallel) {
        task.waitsFor = null;
      }
      return true;
    }
    return ((Selection.Case) this).selection.claim(context);
  }

  /// Wakes it, once it has been claimed and given what it waited for. The caller holds no lock.
  final void goOn(Context context) {
    if (this instanceof Task task) {
      context.scheduler.wake(task, context);
    } else {
      ((Selection.Case) this).complete(context);
    }
  }

  /// As {@link #goOn}, for one of several.
  final void goOnInTurn(Context context) {
    if (this instanceof Task task) {
      context.scheduler.wakeInTurn(task, context);
    } else {
      ((Selection.Case) this).complete(context);
    }
  }

  /// Makes the failure of what it waits for its own, once it has been claimed.
  final void fail(Fault fault) {
    if (this instanceof Task task) {
      task.ref = QiError.whileSuspended(fault);
      task.setDelivery(Delivery.FAILURE);
    } else {
      ((Selection.Case) this).selection.failWith(fault);
    }
  }
}
