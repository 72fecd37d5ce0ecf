package org.qistage.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.failure.Sharing;
import org.qistage.runtime.failure.TaskName;

/// Several workers, each with a queue of its own, who steal from one another. In which order tasks run
/// is not certain; what the language promises of channels, locks and awaits holds.
final class ParallelScheduler extends Scheduler {
  /// So many lists of suspended tasks, so that workers seldom meet at one.
  private static final int REGISTRIES = 16;

  /// Tasks whose numbers differ in what is above these bits are in different lists.
  private static final int REGISTRY_BITS = 8;

  /// How long the end of the run waits for workers that are at a task.
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  /// The deadline when there is no timer.
  private static final long NEVER = Long.MAX_VALUE;

  private final ParallelWorker[] workers;
  private final Thread[] threads;
  private final IdleWorkers idle;
  private final InjectionQueue injection = new InjectionQueue();
  private final SuspendedTasks[] suspendedTasks = new SuspendedTasks[REGISTRIES];
  private final AtomicInteger lastNumber = new AtomicInteger();

  /// Guarded by itself.
  private final Timers timers = new Timers();

  /// Held by the worker that wakes those whose time has come.
  private final Object firing = new Object();

  /// Of the timers, to be read without their lock.
  private volatile long nextDeadline = NEVER;

  /// Guarded by itself.
  private final Clock clock;

  /// Operations outside that have begun and whose task has not been woken.
  private final AtomicInteger underWay = new AtomicInteger();

  /// Guarded by itself.
  private final List<Task> failedUnseen = new ArrayList<>();

  /// Of tasks that were told to end and have not yet. Guarded by itself.
  private final IdentityHashMap<Task, QiError> cancellations = new IdentityHashMap<>();

  private final Supplier<Task> supplier;
  private volatile @Nullable Task root;
  private volatile boolean stopped;

  /// Counted down when the run was stopped.
  private final CountDownLatch over = new CountDownLatch(1);

  /// What stopped the run; written once, before {@link #stopped}.
  private @Nullable QiError error;

  ParallelScheduler(
      Output output,
      OutsideWorld outside,
      ReportLanguage language,
      Clock clock,
      RunOptions options,
      Supplier<Task> root) {
    super(output, outside, language, true);
    Sharing.begin();
    this.clock = clock;
    this.supplier = root;
    int count = options.workers();
    this.workers = new ParallelWorker[count];
    this.threads = new Thread[count];
    for (int i = 0; i < count; i++) {
      workers[i] = new ParallelWorker(this, i, options.seed() + i);
      threads[i] = new Worker(workers[i], workers[i].context, options.stackBytes());
      threads[i].setDaemon(true);
    }
    for (int i = 0; i < REGISTRIES; i++) {
      suspendedTasks[i] = new SuspendedTasks();
    }
    this.idle = new IdleWorkers(this, workers, threads);
  }

  // ---- The run ----

  /// Runs until the root task has ended or the run was stopped. The calling thread waits.
  ///
  /// @return what the run failed with, but for the root task's own failure
  @Nullable QiError runToEnd() {
    for (Thread thread : threads) {
      thread.start();
    }
    boolean interrupted = false;
    long deadline = 0;
    for (Thread thread : threads) {
      boolean waits = true;
      while (waits) {
        try {
          over.await();
          deadline = deadline == 0 ? System.nanoTime() + PATIENCE : deadline;
          waits = false;
          // Not longer: a task that computes for ever, or is at a file, must not hold up the end.
          thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return error;
  }

  /// On the first worker: makes the root task and lets it begin.
  void begin(Context context) {
    Task task = supplier.get();
    root = task;
    spawn(task, context);
  }

  @Nullable Task root() {
    return root;
  }

  /// Lets all workers come to an end; the first one to call this tells why.
  void stop(@Nullable QiError reason) {
    synchronized (this) {
      if (!stopped) {
        error = reason;
        stopped = true;
      }
    }
    for (ParallelWorker worker : workers) {
      Task current = worker.context.current;
      if (current != null) {
        current.cancelRequested = true;
      }
    }
    over.countDown();
    idle.wakeAll();
  }

  @Override
  boolean stopped() {
    return stopped;
  }

  IdleWorkers idle() {
    return idle;
  }

  InjectionQueue injection() {
    return injection;
  }

  /// What every worker looks after now and then: the end of its thread, timers, and the tasks that
  /// belong to no worker.
  ///
  /// @param turns how many turns it has taken since it last did
  /// @return a task, claimed; null when there is none. There may be some in its queue.
  @Nullable Task round(ParallelWorker worker, int turns) {
    if (Thread.currentThread().isInterrupted()) {
      throw RunStopped.quietly();
    }
    long deadline = nextDeadline;
    if (deadline != NEVER || turns > 0) {
      long now;
      synchronized (clock) {
        clock.turnsTaken(turns);
        now = clock.elapsed();
      }
      if (deadline <= now) {
        fireTimers(worker.context, now);
      }
    }
    return injection.isEmpty() ? null : worker.takeInjected();
  }

  // ---- Tasks ----

  @Override
  void spawn(Task task, Context context) {
    ParallelWorker worker = worker(context);
    task.number = worker.newNumber();
    if (worker.queue.addNext(task)) {
      idle.signal();
    }
  }

  @Override
  void number(Task future, Context context) {
    future.number = worker(context).newNumber();
  }

  /// The first of some numbers that nobody has taken: one alone while they are small, so that they are
  /// in the order of making where one could compare them; then a block.
  int takeNumbers(int small, int block) {
    while (true) {
      int last = lastNumber.get();
      int count = last + 1 < small ? 1 : block;
      if (lastNumber.compareAndSet(last, last + count)) {
        return last + 1;
      }
    }
  }

  @Override
  void wake(Task task, Context context) {
    task.makeReady();
    if (worker(context).queue.addNext(task)) {
      idle.signal();
    }
  }

  @Override
  void wakeInTurn(Task task, Context context) {
    task.makeReady();
    worker(context).queue.add(task);
    idle.signal();
  }

  private static ParallelWorker worker(Context context) {
    ParallelWorker worker = context.worker;
    if (worker == null) {
      throw new IllegalStateException("not a worker of this scheduler");
    }
    return worker;
  }

  @Override
  boolean suspended(Task task, Context context) {
    Awaited awaited = context.awaited;
    if (awaited == null) {
      takeTurns(task, context);
      return false;
    }
    context.awaited = null;
    if (!task.isListed()) {
      SuspendedTasks registry = registry(task);
      synchronized (registry) {
        registry.add(task);
      }
    }
    if (awaited.enlist(task, context)) {
      return false;
    }
    if (task.cancelRequested) {
      endAsTold(task, context);
      return false;
    }
    return true;
  }

  /// Ends a task that was told to end. Where the whole run ends, it stays unfinished instead, to be
  /// named in the report.
  void endAsTold(Task task, Context context) {
    if (stopped) {
      throw RunStopped.passedOn();
    }
    Cancellation.ofItself(task, context);
  }

  /// The task has given up the processor.
  private void takeTurns(Task task, Context context) {
    task.makeReady();
    WorkQueue queue = worker(context).queue;
    boolean others = !queue.isRingEmpty();
    queue.add(task);
    if (others) {
      idle.signal();
    }
  }

  private SuspendedTasks registry(Task task) {
    return suspendedTasks[(task.number >>> REGISTRY_BITS) % REGISTRIES];
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void ended(Task task, Context context) {
    if (task.isListed()) {
      SuspendedTasks registry = registry(task);
      synchronized (registry) {
        registry.remove(task);
      }
    }
    if (!task.isFailureSeen()) {
      synchronized (failedUnseen) {
        failedUnseen.add(task);
      }
    }
    if (task.cancelRequested) {
      synchronized (cancellations) {
        cancellations.remove(task);
      }
    }
    if (task == root) {
      stop(null);
    }
  }

  @Override
  void requestCancellation(Task task, QiError cancelled) {
    synchronized (cancellations) {
      cancellations.putIfAbsent(task, cancelled);
    }
    task.cancelRequested = true;
  }

  @Override
  @Nullable QiError cancellationOf(Task task) {
    synchronized (cancellations) {
      return cancellations.get(task);
    }
  }

  // ---- Time ----

  @Override
  long now() {
    synchronized (clock) {
      clock.asked();
      return clock.epochMilliseconds();
    }
  }

  private long elapsed() {
    synchronized (clock) {
      return clock.elapsed();
    }
  }

  @Override
  long after(long milliseconds) {
    long moment = elapsed() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    return moment < 0 || moment == NEVER ? NEVER - 1 : moment;
  }

  @Override
  boolean isOver(long moment) {
    synchronized (clock) {
      clock.asked();
      return clock.elapsed() >= moment;
    }
  }

  @Override
  Timers.Entry wakeAt(Waiter waiter, long moment) {
    Timers.Entry timer = Timers.entry(waiter, moment);
    synchronized (timers) {
      timers.add(timer);
    }
    noticeTimers();
    return timer;
  }

  @Override
  Timers.Entry sleeper(Task task, long moment) {
    return Timers.entry(task, moment);
  }

  @Override
  boolean enlist(Timers.Entry timer, Task task) {
    synchronized (timers) {
      if (!task.park()) {
        return false;
      }
      task.waitsFor = timer;
      timers.add(timer);
    }
    noticeTimers();
    return true;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a timer is equal to nothing but itself
  boolean withdraw(Timers.Entry timer, Task task) {
    synchronized (timers) {
      if (task.waitsFor != timer) {
        return false;
      }
      task.waitsFor = null;
      timers.remove(timer);
    }
    noticeTimers();
    return true;
  }

  @Override
  void stopTimer(Timers.Entry timer) {
    synchronized (timers) {
      timers.remove(timer);
    }
    noticeTimers();
  }

  /// Makes the next deadline known; whoever sleeps is to sleep no longer than that.
  private void noticeTimers() {
    boolean sooner;
    synchronized (timers) {
      long next = timers.nextDeadline();
      sooner = next < nextDeadline;
      nextDeadline = next;
    }
    if (sooner) {
      idle.wakeWatcher();
    }
  }

  /// One worker at a time, so that equal deadlines come first in, first out.
  private void fireTimers(Context context, long now) {
    synchronized (firing) {
      for (Waiter waiter = nextDue(now); waiter != null; waiter = nextDue(now)) {
        if (waiter.claim(context)) {
          waiter.goOnInTurn(context);
        }
      }
    }
  }

  private @Nullable Waiter nextDue(long now) {
    synchronized (timers) {
      Waiter waiter = timers.pollUntil(now);
      nextDeadline = timers.nextDeadline();
      if (waiter instanceof Task task) {
        task.waitsFor = null;
      }
      return waiter;
    }
  }

  /// How long to sleep until the next timer.
  long untilNextTimer() {
    long deadline = nextDeadline;
    if (deadline == NEVER) {
      return NEVER;
    }
    synchronized (clock) {
      return Math.max(1, clock.sleepUntil(deadline, false));
    }
  }

  /// No worker has anything to do: how long to sleep until something happens; 0 when it has.
  ///
  /// @throws RunStopped when nothing will
  long nothingReady() {
    long deadline = nextDeadline;
    int outside = underWay.get();
    if (!injection.isEmpty()) {
      return 0;
    }
    if (deadline == NEVER && outside == 0) {
      throw RunStopped.by(deadlock());
    }
    synchronized (clock) {
      return clock.sleepUntil(deadline, outside == 0);
    }
  }

  // ---- Outside ----

  @Override
  void beginOutside() {
    underWay.incrementAndGet();
  }

  @Override
  void abandonOutside() {
    underWay.decrementAndGet();
  }

  /// The task is there before the operation is over, so that nobody takes the one for the other.
  @Override
  void completeFromOutside(Task task, Outcome outcome, OutsideOperation operation) {
    outcome.giveTo(task);
    operation.taken();
    task.makeReady();
    injection.add(task);
    underWay.decrementAndGet();
    idle.wakeOne();
  }

  // ---- Reports ----

  @Override
  List<Task> failedUnseen() {
    synchronized (failedUnseen) {
      return failedUnseen.stream().filter(task -> !task.isFailureSeen()).toList();
    }
  }

  @Override
  List<TaskName> cancelAll() {
    Map<Integer, Task> unfinished = new TreeMap<>();
    Consumer<Task> note = task -> unfinished.put(task.number, task);
    for (ParallelWorker worker : workers) {
      worker.forEach(note);
    }
    injection.forEach(note);
    for (SuspendedTasks registry : suspendedTasks) {
      synchronized (registry) {
        registry.all().forEach(note);
      }
    }
    List<TaskName> names = new ArrayList<>();
    for (Task task : unfinished.values()) {
      if (!task.ended()) {
        task.status = Task.CANCELLED;
        if (task.concernsSomebody()) {
          names.add(task.name());
        }
      }
    }
    return names;
  }

  private QiError deadlock() {
    List<Task> waiting = new ArrayList<>();
    for (SuspendedTasks registry : suspendedTasks) {
      synchronized (registry) {
        waiting.addAll(registry.all());
      }
    }
    waiting.sort(Comparator.comparingInt(task -> task.number));
    return QiError.whileSuspended(new Fault.Deadlock(new WaitGraphs().of(waiting)));
  }
}
