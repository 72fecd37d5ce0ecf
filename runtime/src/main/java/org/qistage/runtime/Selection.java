package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.memory.Holder;

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
/// # On several workers
///
/// The locks of all its channels are held while the cases are tried, and again while the entries join
/// the lists: so what one worker does before another thing is seen before it, whatever the order of
/// the cases. Several workers may come upon entries of one selection; the one that claims it, in one
/// step, completes it, and takes the others out after it has let go of its channel.
///
/// A case whose channel is closed can go on: it is taken, and raises its failure when the program comes
/// to the case, so that the failure stands at the line of the case.
public final class Selection implements Awaited, Holder {
  /// Not waiting yet, or just beginning to.
  @SuppressWarnings("UnusedVariable") // the state of a fresh one
  private static final int BEGINNING = 0;

  private static final int WAITING = 1;

  /// Claimed by the worker that completes it.
  private static final int CLAIMED = 2;

  private static final Channel[] NO_CHANNELS = {};

  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Selection.class, "state", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final List<Case> cases = new ArrayList<>(4);

  /// What the chosen case received; an f64 by its bits.
  private long i64;

  private @Nullable Object ref;

  /// What the chosen case failed with.
  private @Nullable Fault failure;

  /// The task that waits; null before it does.
  private @Nullable Task task;

  /// One of the states above; only used on the parallel scheduler.
  @SuppressWarnings("UnusedVariable") // read through its handle
  private int state;

  Selection() {}

  /// The channels, what is to be sent on them, and what has been received.
  @Override
  public void eachHeld(Consumer<@Nullable Object> visitor) {
    for (Case choice : cases) {
      switch (choice) {
        case Receive receive -> visitor.accept(receive.channel);
        case Send send -> {
          visitor.accept(send.channel);
          visitor.accept(send.ref);
        }
        case Timeout _, End _ -> {}
      }
    }
    visitor.accept(ref);
  }

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
    if (context.endsHere()) {
      return false;
    }
    context.scheduler.onUsed(awaited);
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
    Channel[] locked = lockChannels(context);
    int ready = choose(context);
    unlock(locked, context);
    context.wakePartner();
    return ready;
  }

  private int choose(Context context) {
    for (Case choice : cases) {
      choice.look(context.scheduler);
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
    if (context.endsHere()) {
      return -1;
    }
    int ready = attempt(context);
    if (ready < 0) {
      suspend(context);
    }
    return ready;
  }

  private void suspend(Context context) {
    task = context.suspend(Waiting.SELECTION, this);
    if (!context.parallel) {
      for (Case choice : cases) {
        choice.enlist(context);
      }
    }
  }

  @Override
  public boolean enlist(Task waiter, Context context) {
    Channel[] locked = lockChannels(context);
    int ready = choose(context);
    boolean parked = ready < 0 && waiter.park();
    if (parked) {
      ready = enlistCases(context);
      parked = ready < 0;
      if (!parked) {
        waiter.status = Task.RUNNING;
      }
    }
    if (parked) {
      waiter.waitsFor = this;
      // From here on it may be woken, and run elsewhere once its channels are free.
      STATE.setRelease(this, WAITING);
    } else {
      waiter.i64 = ready;
    }
    unlock(locked, context);
    context.wakePartner();
    return parked;
  }

  /// The ends of tasks come first: one that has just come leaves nothing to be undone.
  ///
  /// @return the number of a case that has just become ready, the only one of its kind; else -1
  private int enlistCases(Context context) {
    for (Case choice : cases) {
      if (choice instanceof End end && !end.awaited.addWaiter(end, context)) {
        return end.number;
      }
    }
    for (Case choice : cases) {
      if (!(choice instanceof End)) {
        choice.enlist(context);
      }
    }
    return -1;
  }

  /// Takes the right to complete it.
  boolean claim(Context context) {
    if (!context.parallel) {
      return true;
    }
    int spins = 0;
    while (true) {
      int seen = (int) STATE.getAcquire(this);
      if (seen == CLAIMED) {
        return false;
      }
      if (seen == WAITING && STATE.compareAndSet(this, WAITING, CLAIMED)) {
        Task waiting = task;
        if (waiting != null) {
          waiting.waitsFor = null;
        }
        return true;
      }
      // A timer or the end of a task comes while the selection begins to wait.
      spins = Lockable.pause(spins, context);
    }
  }

  /// Ends the wait, which the caller has claimed, with a case that is in no list any more.
  private void complete(Case chosen, Context context) {
    leave(chosen, context);
    Task waiting = task;
    if (waiting == null) {
      throw new IllegalStateException("a selection that does not wait");
    }
    waiting.i64 = chosen.number;
    context.scheduler.wake(waiting, context);
  }

  /// Takes all entries but one out of their lists.
  @SuppressWarnings("ReferenceEquality") // a case is equal to nothing but itself
  private void leave(@Nullable Case chosen, Context context) {
    for (Case choice : cases) {
      if (choice != chosen) {
        choice.leave(context);
      }
    }
  }

  @Override
  public boolean withdraw(Task waiter, Context context) {
    boolean there = claim(context);
    if (there) {
      leave(null, context);
    }
    return there;
  }

  // ---- Locks of several channels ----

  /// Takes the locks of its channels, all workers in one order.
  private Channel[] lockChannels(Context context) {
    if (!context.parallel) {
      return NO_CHANNELS;
    }
    Channel[] channels =
        cases.stream()
            .map(Case::channel)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparingLong(Channel::rank))
            .toArray(Channel[]::new);
    for (Channel channel : channels) {
      channel.lock(context);
    }
    return channels;
  }

  private static void unlock(Channel[] channels, Context context) {
    for (Channel channel : channels) {
      channel.unlock(context);
    }
  }

  // ---- What the chosen case gives ----

  void receive(long bits, @Nullable Object value) {
    i64 = bits;
    ref = value;
  }

  void failWith(Fault fault) {
    failure = fault;
  }

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

  /// The task that waits; null before it does.
  @Nullable Task task() {
    return task;
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

    /// Tells that the state of what it is about makes a difference.
    void look(Scheduler scheduler) {
      Channel about = channel();
      if (about != null) {
        scheduler.onUsed(about);
      }
    }

    abstract void enlist(Context context);

    /// Takes the entry out of its list, unless somebody has done that.
    abstract void leave(Context context);

    /// The channel that it concerns; null for none.
    @Nullable Channel channel() {
      return null;
    }

    /// Whoever has claimed the selection has done its part of this case.
    final void complete(Context context) {
      selection.complete(this, context);
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
    void enlist(Context context) {
      channel.addReceiver(this);
    }

    @Override
    void leave(Context context) {
      channel.forgetReceiver(this, context);
    }

    @Override
    Channel channel() {
      return channel;
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
      return channel.offer(i64, ref, context);
    }

    @Override
    void enlist(Context context) {
      channel.addSender(this);
    }

    @Override
    void leave(Context context) {
      channel.forgetSender(this, context);
    }

    @Override
    Channel channel() {
      return channel;
    }
  }

  static final class Timeout extends Case {
    private final long milliseconds;
    private Timers.@Nullable Entry timer;

    private Timeout(Selection selection, int number, long milliseconds) {
      super(selection, number);
      this.milliseconds = milliseconds;
    }

    /// In nanoseconds since the run began; 0 while nobody waits.
    long deadline() {
      return timer == null ? 0 : timer.deadline();
    }

    @Override
    boolean attempt(Context context) {
      return false;
    }

    @Override
    void enlist(Context context) {
      timer = context.scheduler.wakeAt(this, context.scheduler.after(milliseconds));
    }

    @Override
    void leave(Context context) {
      if (timer != null) {
        context.scheduler.stopTimer(timer);
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
    void enlist(Context context) {
      boolean _ = awaited.addWaiter(this, context);
    }

    @Override
    void leave(Context context) {
      awaited.forget(this, context);
    }
  }
}
