package org.qistage.runtime;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.QiError;

/// One worker of the {@link ParallelScheduler}: takes ready tasks and runs each up to its next
/// suspension.
///
/// A task that it wakes or makes runs next, since what it is to work on is in the processor's cache; the
/// one whose place it takes goes into the ring, where others may steal it.
final class ParallelWorker implements Runnable {
  /// After so many turns it looks after timers and the tasks that belong to no worker.
  private static final int ROUND = 64;

  /// So many tasks in a row may have been woken or made by the one before; then comes the ring.
  private static final int LONGEST_CHAIN = 128;

  /// So many tasks may lie on its stack, each waiting for the one above.
  private static final int DEEPEST = 64;

  /// So many awaited tasks are run in one turn without going back to the queue.
  private static final int MOST_AWAITED = 256;

  /// So many rounds go once round a full ring.
  private static final int MOST_PASSED_OVER = WorkQueue.CAPACITY / ROUND;

  private static final int BLOCK = 256;
  private static final int NUMBERED_SINGLY = 1024;

  private final ParallelScheduler scheduler;
  final int index;
  final Context context;
  final WorkQueue queue;

  /// Stands in a generator for the body that this worker runs.
  final Generator runningGenerator = DelegatingGenerator.newMark();

  /// The tasks that wait for the one which runs above them on the stack.
  private final @Nullable Task[] below = new @Nullable Task[DEEPEST];

  private int depth;
  private int awaited;
  private int chain;

  /// How many turns it has taken; read by others to see whether it is at one for long.
  private int turns;

  /// In how many rounds the ring had no room for tasks that belong to no worker.
  private int passedOver;

  private int nextNumber;
  private int numbersEnd;

  /// Set and cleared by {@link IdleWorkers} under its lock.
  boolean parked;

  ParallelWorker(ParallelScheduler scheduler, int index, long seed) {
    this.scheduler = scheduler;
    this.index = index;
    this.context = new Context(scheduler, seed);
    this.context.worker = this;
    this.queue = new WorkQueue(scheduler.injection());
  }

  int turns() {
    return turns;
  }

  @Override
  public void run() {
    try {
      if (index == 0) {
        scheduler.begin(context);
      }
      while (!scheduler.stopped()) {
        Task task = next();
        if (task == null) {
          task = scheduler.idle().search(this);
        }
        if (task != null) {
          awaited = 0;
          perform(task);
        }
      }
    } catch (RunStopped stopped) {
      if (!stopped.isPassedOn()) {
        // The task that ends the run is not one of those which its end finds unfinished.
        context.current = null;
      }
      scheduler.stop(stopped.error().orElse(null));
    } catch (Throwable thrown) {
      context.current = null;
      scheduler.stop(QiError.from(thrown));
    }
  }

  private void perform(Task task) {
    if (task.cancelRequested) {
      context.current = task;
      scheduler.endAsTold(task, context);
    } else {
      TaskDriver.run(task, context);
    }
  }

  /// The next task, claimed; null when there is none here.
  private @Nullable Task next() {
    turns++;
    if (turns % ROUND == 0) {
      Task task = scheduler.round(this, ROUND);
      if (task != null) {
        return task;
      }
    }
    if (!queue.hasNext()) {
      chain = 0;
    } else if (++chain < LONGEST_CHAIN) {
      Task task = queue.pollNext();
      if (task != null) {
        return task;
      }
    } else {
      chain = 0;
      queue.postponeNext();
    }
    return queue.poll();
  }

  /// Takes tasks that belong to no worker. A ring without room for them gives up as many for that,
  /// which is worth it only once each time round.
  ///
  /// @return the first of them, claimed; null when there was none
  @Nullable Task takeInjected() {
    boolean due = passedOver >= MOST_PASSED_OVER;
    @Nullable Task[] batch = scheduler.injection().poll(due ? WorkQueue.OVERFLOW : queue.room());
    if (batch == null) {
      passedOver++;
      return null;
    }
    passedOver = 0;
    return queue.addAll(batch);
  }

  /// Runs a task that the running one awaits, above it on the stack, if it is ready and nobody else
  /// runs it: cheaper than suspending. Not for ever, so that other tasks get their turn, too.
  void runAwaited(Task task) {
    if (depth == DEEPEST || awaited == MOST_AWAITED || !task.claim()) {
      return;
    }
    queue.dropNext(task);
    Task waiter = context.current;
    Object outer = context.outer;
    below[depth] = waiter;
    depth++;
    awaited++;
    turns++;
    try {
      perform(task);
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
    if (scheduler.stopped()) {
      throw RunStopped.passedOn();
    }
  }

  int newNumber() {
    if (nextNumber == numbersEnd) {
      nextNumber = scheduler.takeNumbers(NUMBERED_SINGLY, BLOCK);
      numbersEnd = nextNumber + (nextNumber < NUMBERED_SINGLY ? 1 : BLOCK);
    }
    return nextNumber++;
  }

  /// Every task that is ready or running here. Only when nobody runs any more.
  void forEach(Consumer<Task> action) {
    queue.forEach(action);
    for (Task task : below) {
      if (task != null) {
        action.accept(task);
      }
    }
    Task current = context.current;
    if (current != null) {
      action.accept(current);
    }
  }
}
