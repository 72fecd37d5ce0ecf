package org.qistage.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;

/// Several things of which the first that comes is taken: the cases of a 选择, or the end of a task and
/// a time.
///
/// # How a selection waits
///
/// First every case is tried, in textual order; one that can go on does so there and then. When none
/// can, an entry for each joins the list of its channel, task or timer, and the task suspends. Whoever
/// comes to the head of such a list and finds an entry there completes it as it would complete a
/// waiting task: it moves the value, and the selection takes its other entries out of their lists at
/// that moment. So an entry that stands in a list can always be taken, whoever takes it needs no
/// second look, and two selections that meet on a channel without a buffer complete each other: the
/// one that comes second tries its cases while the first one's entries stand there. A selection never
/// meets itself, since its entries are in no list while its cases are tried.
///
/// A case whose channel is closed can go on: it is taken, and raises its failure when the program comes
/// to the case, so that the failure stands at the line of the case.
public final class Selection implements Awaited {
  private final List<Case> cases = new ArrayList<>(4);

  /// What the chosen case received; an f64 by its bits.
  private long i64;

  private @Nullable Object ref;

  /// What the chosen case failed with.
  private @Nullable Fault failure;

  /// The task that waits; null before it does.
  private @Nullable Task task;

  Selection() {}

  // ---- Cases ----

  void addReceive(Channel channel) {
    cases.add(new Receive(this, cases.size(), channel));
  }

  void addSend(Channel channel, long bits, @Nullable Object value) {
    Case send = new Send(this, cases.size(), channel);
    send.i64 = bits;
    send.ref = value;
    cases.add(send);
  }

  void addTimeout(long milliseconds) {
    cases.add(new Timeout(this, cases.size(), Durations.required(milliseconds)));
  }

  /// Whether a task ends within so many milliseconds; suspends until one or the other is certain.
  static boolean endsWithin(Task awaited, long milliseconds, Context context) {
    long allowed = Durations.required(milliseconds);
    if (awaited.ended()) {
      return true;
    }
    if (allowed > 0) {
      // The number of the chosen case is the answer: 0 for the time, 1 for the end of the task.
      Selection selection = new Selection();
      selection.addTimeout(allowed);
      selection.cases.add(new End(selection, 1, awaited));
      selection.suspend(context);
    }
    return false;
  }

  // ---- Choosing ----

  /// The number of the first case that is ready, which is done; -1 when none is. A time that is over
  /// at once comes after all others.
  int attempt(Context context) {
    for (Case choice : cases) {
      if (choice.attempt(context)) {
        return choice.number;
      }
    }
    for (Case choice : cases) {
      if (choice instanceof Timeout timeout && timeout.milliseconds == 0) {
        return choice.number;
      }
    }
    return -1;
  }

  /// As {@link #attempt}, but suspends when none is ready; the number comes when the task is resumed.
  int await(Context context) {
    int ready = attempt(context);
    if (ready < 0) {
      suspend(context);
    }
    return ready;
  }

  private void suspend(Context context) {
    task = context.suspend(Waiting.SELECTION, this);
    for (Case choice : cases) {
      choice.enlist(context.scheduler);
    }
  }

  /// Ends the wait with a case that is in no list any more.
  @SuppressWarnings("ReferenceEquality") // a case is equal to nothing but itself
  private void complete(Case chosen, Scheduler scheduler) {
    for (Case choice : cases) {
      if (choice != chosen) {
        choice.leave(scheduler);
      }
    }
    Task waiting = task;
    if (waiting == null) {
      throw new IllegalStateException("a selection that does not wait");
    }
    waiting.i64 = chosen.number;
    scheduler.wake(waiting);
  }

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    cases.forEach(choice -> choice.leave(scheduler));
  }

  // ---- What the chosen case gives ----

  /// What the chosen case failed with; null when it has not.
  @Nullable Fault failure() {
    return failure;
  }

  long bits() {
    return i64;
  }

  @Nullable Object reference() {
    return ref;
  }

  List<Case> cases() {
    return cases;
  }

  @Override
  public String toString() {
    return "选择";
  }

  /// One of the things, and its entry in the list of those who wait for it.
  abstract static sealed class Case extends Waiter {
    final Selection selection;

    /// Counted from 0 in textual order.
    final int number;

    private Case(Selection selection, int number) {
      this.selection = selection;
      this.number = number;
    }

    /// Does it now if it is ready.
    abstract boolean attempt(Context context);

    abstract void enlist(Scheduler scheduler);

    abstract void leave(Scheduler scheduler);

    /// Another has done its part of this case: the selection has come to its end.
    final void fire(Scheduler scheduler) {
      selection.complete(this, scheduler);
    }

    final void receive(long bits, @Nullable Object value, Scheduler scheduler) {
      selection.i64 = bits;
      selection.ref = value;
      fire(scheduler);
    }

    final void fail(Fault fault, Scheduler scheduler) {
      selection.failure = fault;
      fire(scheduler);
    }
  }

  static final class Receive extends Case {
    final Channel channel;

    private Receive(Selection selection, int number, Channel channel) {
      super(selection, number);
      this.channel = channel;
    }

    @Override
    boolean attempt(Context context) {
      if (channel.take(context)) {
        selection.i64 = context.i64;
        selection.ref = context.ref;
        context.ref = null;
        return true;
      }
      if (channel.closed()) {
        selection.failure = new Fault.ReceiveFromClosedChannel();
      }
      return channel.closed();
    }

    @Override
    void enlist(Scheduler scheduler) {
      channel.enlistReceiver(this);
    }

    @Override
    void leave(Scheduler scheduler) {
      channel.forgetReceiver(this);
    }
  }

  /// The value is in the entry's own registers.
  static final class Send extends Case {
    final Channel channel;

    private Send(Selection selection, int number, Channel channel) {
      super(selection, number);
      this.channel = channel;
    }

    @Override
    boolean attempt(Context context) {
      if (channel.closed()) {
        selection.failure = new Fault.SendToClosedChannel();
        return true;
      }
      return channel.offer(i64, ref, context.scheduler);
    }

    @Override
    void enlist(Scheduler scheduler) {
      channel.enlistSender(this);
    }

    @Override
    void leave(Scheduler scheduler) {
      channel.forgetSender(this);
    }
  }

  static final class Timeout extends Case {
    private final long milliseconds;
    private Timers.@Nullable Entry timer;

    private Timeout(Selection selection, int number, long milliseconds) {
      super(selection, number);
      this.milliseconds = milliseconds;
    }

    @Override
    boolean attempt(Context context) {
      return false;
    }

    @Override
    void enlist(Scheduler scheduler) {
      timer = scheduler.wakeAt(this, scheduler.after(milliseconds));
    }

    @Override
    void leave(Scheduler scheduler) {
      if (timer != null) {
        scheduler.stopTimer(timer);
      }
    }
  }

  /// The end of a task.
  static final class End extends Case {
    final Task awaited;

    private End(Selection selection, int number, Task awaited) {
      super(selection, number);
      this.awaited = awaited;
    }

    @Override
    boolean attempt(Context context) {
      return awaited.ended();
    }

    @Override
    void enlist(Scheduler scheduler) {
      awaited.lastWaiter = WaitList.add(awaited.lastWaiter, this);
    }

    @Override
    void leave(Scheduler scheduler) {
      awaited.forget(this);
    }
  }
}
