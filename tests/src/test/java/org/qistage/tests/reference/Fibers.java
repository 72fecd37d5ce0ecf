package org.qistage.tests.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tasks on threads of which only one runs at any moment: whoever holds the baton. Ready tasks wait in
/// one queue, first in, first out; time is virtual.
final class Fibers {
  /// Ends a thread whose program is over, or whose task is cancelled.
  static final class Unwound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unwound() {
      super(null, null, false, false);
    }
  }

  /// A task, and the future that it completes.
  static final class Fiber {
    private final Supplier<@Nullable Object> body;
    private final List<Fiber> waiters = new ArrayList<>();
    private Semaphore gate = new Semaphore(0);
    private boolean started;
    private boolean ended;
    private boolean seen;
    private @Nullable Object value;
    private @Nullable QiFailure failure;

    /// What it is woken with.
    @Nullable Object delivered;

    @Nullable QiFailure raised;

    private Fiber(Supplier<@Nullable Object> body) {
      this.body = body;
    }
  }

  private record Timer(long deadline, long number, Runnable action) {}

  private final Deque<Fiber> ready = new ArrayDeque<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          Comparator.comparingLong(Timer::deadline).thenComparingLong(Timer::number));
  private final List<Thread> threads = new ArrayList<>();
  private final List<Fiber> failed = new ArrayList<>();
  private final Semaphore baton = new Semaphore(0);
  private long now;
  private long timerNumber;
  private @Nullable Fiber current;
  private @Nullable Throwable broken;

  /// Runs a root task to its end.
  ///
  /// @return its failure, if it has failed; else that of a task whose failure nobody saw
  @Nullable QiFailure run(Supplier<@Nullable Object> body) {
    Fiber root = spawn(body);
    try {
      while (!root.ended) {
        Fiber next = ready.poll();
        if (next == null) {
          Timer timer = timers.poll();
          if (timer == null) {
            return new QiFailure(QiFailure.DEADLOCK, "");
          }
          now = Math.max(now, timer.deadline);
          timer.action.run();
          while (!timers.isEmpty() && timers.peek().deadline <= now) {
            timers.poll().action.run();
          }
        } else {
          step(next);
        }
      }
      if (root.failure != null) {
        return root.failure;
      }
      return failed.stream()
          .filter(fiber -> !fiber.seen)
          .findFirst()
          .map(f -> f.failure)
          .orElse(null);
    } finally {
      threads.forEach(Thread::interrupt);
    }
  }

  private void step(Fiber fiber) {
    current = fiber;
    if (fiber.started) {
      fiber.gate.release();
    } else {
      fiber.started = true;
      thread(() -> body(fiber));
    }
    baton.acquireUninterruptibly();
    switch (broken) {
      case null -> {}
      case Interpreter.EndlessException endless -> throw endless;
      case StackOverflowError _ -> throw new Interpreter.EndlessException();
      default -> throw new IllegalStateException("the interpreter failed", broken);
    }
  }

  /// Starts a thread, which has the baton.
  void thread(Runnable body) {
    threads.add(
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    body.run();
                  } catch (Unwound _) {
                    // The program is over.
                  } catch (RuntimeException | Error e) {
                    broken = e;
                    baton.release();
                  }
                }));
  }

  private void body(Fiber fiber) {
    try {
      fiber.value = fiber.body.get();
    } catch (QiFailure e) {
      fiber.failure = e;
      failed.add(fiber);
    }
    fiber.ended = true;
    if (!fiber.waiters.isEmpty()) {
      fiber.seen = true;
    }
    fiber.waiters.forEach(this::wake);
    baton.release();
  }

  Fiber spawn(Supplier<@Nullable Object> body) {
    Fiber fiber = new Fiber(body);
    ready.add(fiber);
    return fiber;
  }

  /// A task that has already ended.
  static Fiber ended(@Nullable Object value, @Nullable QiFailure failure) {
    Fiber fiber = new Fiber(() -> value);
    fiber.started = true;
    fiber.ended = true;
    fiber.value = value;
    fiber.failure = failure;
    return fiber;
  }

  Fiber current() {
    Fiber running = current;
    if (running == null) {
      throw new IllegalStateException("no task runs");
    }
    return running;
  }

  void wake(Fiber fiber) {
    ready.add(fiber);
  }

  /// Gives the baton back until the running task is woken.
  void suspend() {
    Fiber fiber = current();
    Semaphore gate = new Semaphore(0);
    fiber.gate = gate;
    baton.release();
    await(gate);
    QiFailure failure = fiber.raised;
    if (failure != null) {
      fiber.raised = null;
      throw failure;
    }
  }

  static void await(Semaphore gate) {
    try {
      gate.acquire();
    } catch (InterruptedException e) {
      throw new Unwound();
    }
  }

  void yieldProcessor() {
    wake(current());
    suspend();
  }

  void sleep(long milliseconds) {
    if (milliseconds > 0) {
      Fiber fiber = current();
      after(milliseconds, () -> wake(fiber));
      suspend();
    }
  }

  /// Does something when so much time has passed and nothing is ready.
  void after(long milliseconds, Runnable action) {
    timers.add(new Timer(now + milliseconds, timerNumber++, action));
  }

  long now() {
    return now;
  }

  @Nullable Object await(Fiber task) {
    if (!task.ended) {
      task.waiters.add(current());
      suspend();
    }
    task.seen = true;
    if (task.failure != null) {
      throw task.failure;
    }
    return task.value;
  }
}
