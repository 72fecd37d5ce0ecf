package org.qistage.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.explore.Schedule;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.HeapObserver;

/// One worker, first in, first out: the same program, input and seed give the same order of events.
/// Only what comes from outside (answers of the network, the real clock) can differ between runs.
///
/// Timers and answers enter when nothing is ready, and every {@link #ROUND} tasks when something
/// always is. Under the virtual clock, time jumps only when nothing is ready and nothing from outside
/// is under way.
class DeterministicScheduler extends Scheduler {
  private static final int ROUND = 64;

  /// How many tasks may wait on the machine's stack, which bounds what they take of it.
  private static final int MOST_BELOW = 64;

  private final ReadyQueue ready;
  private final SuspendedTasks suspendedTasks = new SuspendedTasks();
  private final Timers timers = new Timers();
  private final Clock clock;
  private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();
  private final List<Task> failedUnseen = new ArrayList<>();
  private final Context context;

  /// Operations outside that have begun and whose end has not been taken in.
  private int underWay;

  private int lastNumber;
  private int rounds;
  private @Nullable Task root;

  /// The tasks that wait on the machine's stack for one that runs on top of them; see {@link
  /// #runAwaited}.
  private final @Nullable Task[] below = new @Nullable Task[MOST_BELOW];

  private int depth;

  /// Whether that is done at all: not where somebody looks on, to whom each suspension is told, nor where
  /// a seed chooses who runs. A program that counts references has what a suspended task holds in its
  /// frames.
  private boolean runsAwaited;

  private Schedule schedule = Schedule.FIRST_IN_FIRST_OUT;
  private int choices;

  /// Whether the schedule chooses at all.
  private boolean scheduled;

  private @Nullable Thread worker;

  /// An answer from outside.
  record Completion(Task task, Outcome outcome, OutsideOperation operation) {}

  DeterministicScheduler(
      Output output, OutsideWorld outside, ReportLanguage language, Clock clock, long seed) {
    super(output, outside, language, false);
    this.context = new Context(this, seed);
    this.clock = clock;
    this.ready = new ReadyQueue(seed);
    this.runsAwaited = seed == 0 && getClass() == DeterministicScheduler.class;
  }

  Context context() {
    return context;
  }

  /// Makes every task that waits be suspended, so that it can go on even when an error has ended all that
  /// was on the machine's stack.
  void suspendAlways() {
    runsAwaited = false;
  }

  /// Who is told what happens to the heap of a program that counts references.
  HeapObserver heapObserver() {
    return HeapObserver.NONE;
  }

  ReadyQueue queue() {
    return ready;
  }

  /// Runs until the root task has ended, on the calling thread, which must be the worker's.
  ///
  /// @throws RunStopped at an error that cannot be caught, such as a deadlock
  void runToEnd(Task root) {
    worker = Thread.currentThread();
    this.root = root;
    spawn(root, context);
    while (!root.ended()) {
      turn();
      Task task = next(ready);
      if (task == null) {
        waitForEvents();
        continue;
      }
      onTaken(task);
      if (!task.ended()) {
        task.status = Task.RUNNING;
        TaskDriver.run(task, context);
      }
    }
  }

  /// Before each task: every so often, whoever has come from outside is taken in.
  private void turn() {
    if (++rounds >= ROUND) {
      rounds = 0;
      clock.turnsTaken(ROUND);
      Interruptions.check();
      takeIn();
    }
  }

  @Override
  boolean runsNext(Task task) {
    return runsAwaited
        && heap == null
        && depth < MOST_BELOW
        && task.status == Task.READY
        && !task.started()
        && ready.holdsOnly(task);
  }

  /// The same as if the running task had been suspended, the other one had been taken from the queue and
  /// run, and then the next one: only that its frames stay on the machine's stack. When the other one has
  /// ended and nobody else is ready, the first in the queue is the one that waited, and it goes on. In
  /// every other case it really is suspended now: it may be ready by then, behind others, or have been
  /// cancelled.
  @Override
  void runAwaited(Task task, Context context) {
    Task waiter = context.suspend(Waiting.TASK, task);
    context.suspended = false;
    waiter.status = Task.SUSPENDED;
    boolean _ = task.addWaiter(waiter, context);
    Object outer = context.outer;
    below[depth] = waiter;
    depth++;
    try {
      turn();
      Task first = ready.poll();
      if (first != null) {
        first.status = Task.RUNNING;
        TaskDriver.run(first, context);
      }
    } catch (RunStopped stopped) {
      throw stopped;
    } catch (Throwable thrown) {
      // The stack has ended within the runtime, which leaves the task neither running nor
      // suspended.
      throw RunStopped.by(QiError.from(thrown));
    }
    depth--;
    below[depth] = null;
    context.current = waiter;
    context.outer = outer;
    if (root != null && !root.ended() && ready.startsWith(waiter)) {
      turn();
      Task _ = ready.poll();
      waiter.status = Task.RUNNING;
      waiter.setDelivery(Delivery.VALUE);
      waiter.ref = null;
    } else {
      context.suspended = true;
    }
  }

  /// Lets the order of ready tasks be that of a schedule.
  void follow(Schedule other) {
    schedule = other;
    scheduled = other.size() != 0;
    runsAwaited &= !scheduled;
  }

  /// Takes the task that runs next; null when none is ready.
  @Nullable Task next(ReadyQueue queue) {
    return scheduled ? scheduled(queue) : queue.poll();
  }

  private @Nullable Task scheduled(ReadyQueue queue) {
    skipEnded(queue);
    if (queue.position(1) < 0) {
      return queue.poll();
    }
    choices++;
    int position = -1;
    for (int wanted = schedule.at(choices); position < 0; wanted--) {
      position = queue.position(wanted);
    }
    return queue.poll(position);
  }

  /// Passes over the first tasks of the queue if they have ended while they were ready, as without a
  /// schedule. Those behind a ready one keep their places, or the others would change theirs; nobody may
  /// choose them.
  final void skipEnded(ReadyQueue queue) {
    while (queue.size() > 0 && queue.at(0).ended()) {
      onTaken(queue.poll(0));
    }
  }

  @Override
  void spawn(Task task, Context context) {
    task.number = ++lastNumber;
    onSpawned(task);
    onReadied(task);
    ready.add(task);
  }

  @Override
  void number(Task future, Context context) {
    future.number = ++lastNumber;
  }

  @Override
  void wake(Task task, Context context) {
    onReadied(task);
    task.waitsFor = null;
    task.status = Task.READY;
    ready.add(task);
  }

  @Override
  boolean suspended(Task task, Context context) {
    task.status = Task.SUSPENDED;
    onSuspended(task);
    if (task.waiting() == Waiting.TURN) {
      wake(task, context);
    } else if (!task.isListed()) {
      suspendedTasks.add(task);
    }
    return false;
  }

  @Override
  void ended(Task task, Context context) {
    if (task.isListed()) {
      suspendedTasks.remove(task);
    }
    if (!task.isFailureSeen()) {
      failedUnseen.add(task);
    }
    TaskCounts.ended(task, heap);
  }

  @Override
  long now() {
    clock.asked();
    return clock.epochMilliseconds();
  }

  @Override
  long after(long milliseconds) {
    long moment = clock.elapsed() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    return moment < 0 ? Long.MAX_VALUE : moment;
  }

  @Override
  boolean isOver(long moment) {
    clock.asked();
    return clock.elapsed() >= moment;
  }

  @Override
  Timers.Entry wakeAt(Waiter waiter, long moment) {
    return timers.add(waiter, moment);
  }

  @Override
  Timers.Entry sleeper(Task task, long moment) {
    return timers.add(task, moment);
  }

  @Override
  boolean enlist(Timers.Entry timer, Task task) {
    throw new IllegalStateException("a timer runs from its making");
  }

  @Override
  boolean withdraw(Timers.Entry timer, Task task) {
    timers.remove(timer);
    return true;
  }

  @Override
  void requestCancellation(Task task, QiError cancelled) {
    throw new IllegalStateException("no other task is running");
  }

  @Override
  @Nullable QiError cancellationOf(Task task) {
    return null;
  }

  @Override
  boolean stopped() {
    return false;
  }

  @Override
  void stopTimer(Timers.Entry timer) {
    timers.remove(timer);
  }

  @Override
  void beginOutside() {
    underWay++;
  }

  @Override
  void abandonOutside() {
    underWay--;
  }

  @Override
  void completeFromOutside(Task task, Outcome outcome, OutsideOperation operation) {
    completions.add(new Completion(task, outcome, operation));
    LockSupport.unpark(worker);
  }

  /// Wakes whom answers or timers have made ready. Cheap when there are none.
  private void takeIn() {
    if (underWay > 0) {
      takeInAnswers();
    }
    if (!timers.isEmpty()) {
      fireTimers();
    }
  }

  /// Takes in the answers that have come.
  void takeInAnswers() {
    for (Completion next = completions.poll(); next != null; next = completions.poll()) {
      takeIn(next);
    }
  }

  final void takeIn(Completion answer) {
    if (!answer.task.ended()) {
      output.flushIfAny();
      underWay--;
      wakeWith(answer.task, answer.outcome);
    }
  }

  /// The next answer, which may be one to any question that is open; waits for it.
  final Completion nextAnswer() {
    while (true) {
      Completion next = completions.poll();
      if (next != null) {
        return next;
      }
      Interruptions.check();
      park(Long.MAX_VALUE);
    }
  }

  private void fireTimers() {
    long now = clock.elapsed();
    if (clock.isReal() && timers.nextDeadline() <= now) {
      // Whoever slept until now has slept in the eyes of those who read what it printed before.
      output.flushIfAny();
    }
    for (Waiter waiter = timers.pollUntil(now); waiter != null; waiter = timers.pollUntil(now)) {
      onTimerFired(waiter);
      if (waiter.claim(context)) {
        waiter.goOn(context);
      }
    }
  }

  private void wakeWith(Task task, Outcome outcome) {
    if (task.waitsFor instanceof OutsideOperation operation) {
      operation.taken();
    }
    outcome.giveTo(task);
    wake(task, context);
  }

  /// Nothing is ready: takes in what has come, or else jumps or sleeps to what comes next. Returning
  /// without anything being ready is fine; the caller asks again.
  private void waitForEvents() {
    Interruptions.check();
    if (underWay > 0 && !completions.isEmpty()) {
      takeIn();
      return;
    }
    if (timers.isEmpty() && underWay == 0) {
      throw RunStopped.by(deadlock());
    }
    long sleep = clock.sleepUntil(timers.nextDeadline(), underWay == 0);
    if (sleep == 0) {
      fireTimers();
    } else {
      park(sleep);
    }
  }

  private void park(long nanoseconds) {
    output.flush();
    if (nanoseconds == Long.MAX_VALUE) {
      LockSupport.park(this);
    } else {
      LockSupport.parkNanos(this, nanoseconds);
    }
  }

  @Override
  List<Task> failedUnseen() {
    return failedUnseen.stream().filter(task -> !task.isFailureSeen()).toList();
  }

  @Override
  List<TaskName> cancelAll() {
    Map<Integer, Task> unfinished = new TreeMap<>();
    ready.forEach(task -> unfinished.put(task.number, task));
    suspendedTasks.all().forEach(task -> unfinished.put(task.number, task));
    for (Task task : below) {
      if (task != null) {
        unfinished.put(task.number, task);
      }
    }
    List<TaskName> names = new ArrayList<>();
    for (Task task : unfinished.values()) {
      if (!task.ended()) {
        TaskCounts.dropped(task, heap);
        task.status = Task.CANCELLED;
        onEnding(task);
        TaskCounts.ended(task, heap);
        if (task.concernsSomebody()) {
          names.add(task.name());
        }
      }
    }
    return names;
  }

  private QiError deadlock() {
    List<Task> waiting = suspendedTasks.all();
    waiting.sort(Comparator.comparingInt(task -> task.number));
    return QiError.whileSuspended(new Fault.Deadlock(new WaitGraphs().of(waiting)));
  }
}
