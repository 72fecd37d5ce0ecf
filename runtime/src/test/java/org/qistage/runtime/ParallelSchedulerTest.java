package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.receive;
import static org.qistage.samples.Script.sleep;
import static org.qistage.samples.Script.spawn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.samples.Loop;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

/// What only the parallel scheduler has: fairness among its queues, its end, cancellation across
/// workers. The time limits only turn a hang into a failure.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelSchedulerTest {
  private static Runs run(int workers, Task root) {
    return Runs.of(root, ProgramMap.empty(), options -> options.withWorkers(workers));
  }

  private static Loop yieldingWhile(AtomicBoolean condition) {
    return Loop.of(
        (context, turn) -> {
          if (!condition.get()) {
            return false;
          }
          QiTasks.qi_yield(context);
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void tasksThatYieldForEverStarveNobody(int workers) {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    List<Task> all = new ArrayList<>();
    for (int i = 0; i < 2 * workers; i++) {
      all.add(yieldingWhile(goesOn));
    }
    all.add(new Plain(context -> goesOn.set(false)));
    Runs run = run(workers, Script.of(spawnAndAwaitAll(all)));
    assertEquals(0, run.result().exitStatus(), run.err());
  }

  /// More than the rings have room for: what lies in the common queue gets its turns, too.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void tasksThatNoRingHasRoomForTakeTurnsWithTheOthers(int workers) {
    int tasks = 5 * WorkQueue.CAPACITY;
    int turnsOfEach = 3;
    AtomicInteger waitedFor = new AtomicInteger(tasks);
    List<Task> all = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      all.add(
          Loop.of(
              (context, turn) -> {
                if (turn == turnsOfEach) {
                  waitedFor.decrementAndGet();
                }
                QiTasks.qi_yield(context);
                return waitedFor.get() > 0;
              }));
    }
    Runs run = run(workers, Script.of(spawnAndAwaitAll(all)));
    assertEquals(0, run.result().exitStatus(), run.err());
    assertEquals(0, waitedFor.get());
  }

  private static Script.Step[] spawnAndAwaitAll(List<? extends Task> tasks) {
    List<Script.Step> steps = new ArrayList<>();
    tasks.forEach(task -> steps.add(spawn(task)));
    tasks.forEach(task -> steps.add(await(task)));
    return steps.toArray(Script.Step[]::new);
  }

  /// Each of the two wakes the other, so that each is always the next one to run.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void twoTasksThatWakeEachOtherForEverStarveNobody(int workers) {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Channel there = QiChannels.qi_channel_new_i64(0);
    Channel back = QiChannels.qi_channel_new_i64(0);
    Loop ping =
        Loop.of(
            (context, turn) -> {
              if (turn % 2 == 0) {
                QiChannels.qi_channel_send_i64(there, goesOn.get() ? 1 : 0, context);
                return goesOn.get();
              }
              QiChannels.qi_channel_receive_i64(back, context);
              return true;
            },
            context -> QiTasks.qi_resumed_i64(context));
    Loop pong =
        Loop.of(
            (context, turn) -> {
              if (turn % 2 == 0) {
                QiChannels.qi_channel_receive_i64(there, context);
              } else {
                QiChannels.qi_channel_send_i64(back, 1, context);
              }
              return true;
            },
            context -> QiTasks.qi_resumed_i64(context));
    Plain stop = new Plain(context -> goesOn.set(false));
    Runs run =
        run(workers, Script.of(spawn(ping), spawn(pong), sleep(1), spawn(stop), await(stop)));
    assertEquals(0, run.result().exitStatus(), run.err());
  }

  /// The awaited tasks are run on the awaiting one's stack; still the others get their turns.
  @Test
  void aTaskThatAwaitsNewTasksForEverStarvesNobody() {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    Loop awaiting =
        Loop.of(
            (context, turn) -> {
              if (!goesOn.get()) {
                return false;
              }
              Plain child = new Plain(inner -> {});
              QiTasks.qi_spawn_async(child, context);
              QiTasks.qi_await_task(child, context);
              return true;
            });
    Plain stop = new Plain(context -> goesOn.set(false));
    Runs run = run(1, Script.of(spawn(stop), spawn(awaiting), await(awaiting)));
    assertEquals(0, run.result().exitStatus(), run.err());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void timersComeWhileAWorkerIsAlwaysBusy(int workers) {
    for (RunOptions.ClockKind clock : RunOptions.ClockKind.values()) {
      AtomicBoolean goesOn = new AtomicBoolean(true);
      Script sleeper = Script.of(sleep(5), context -> goesOn.set(false));
      Loop busy = yieldingWhile(goesOn);
      Runs run =
          Runs.of(
              Script.of(spawn(sleeper), spawn(busy), await(busy)),
              ProgramMap.empty(),
              options -> options.withWorkers(workers).withClock(clock));
      assertEquals(0, run.result().exitStatus(), run.err());
    }
  }

  /// A worker that computes keeps to itself what it has woken last; the watcher finds it.
  @Test
  void whatAComputingWorkerHasMadeRunsElsewhere() {
    CountDownLatch made = new CountDownLatch(1);
    Plain other = new Plain(context -> made.countDown());
    List<Boolean> seen = new ArrayList<>();
    Runs run =
        run(
            2,
            Script.of(
                spawn(other),
                context -> {
                  try {
                    seen.add(made.await(60, TimeUnit.SECONDS));
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }));
    assertEquals(List.of(true), seen, run.err());
  }

  @Test
  void aTaskThatComputesForEverDoesNotHoldUpTheEnd() throws InterruptedException {
    AtomicBoolean goesOn = new AtomicBoolean(true);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    Plain computing =
        new Plain(
            context -> {
              started.countDown();
              while (goesOn.get()) {
                Thread.onSpinWait();
              }
              ended.countDown();
              QiPrinting.qi_print_string("too late", true, context);
            });
    Runs run =
        run(
            2,
            Script.of(
                spawn(computing),
                context -> {
                  try {
                    assertTrue(started.await(60, TimeUnit.SECONDS));
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                },
                print("end")));
    assertEquals("end", run.words());
    assertEquals(1, run.result().unfinished().size(), run.err());
    goesOn.set(false);
    assertTrue(ended.await(60, TimeUnit.SECONDS));
    assertEquals("end", run.words());
  }

  /// Whoever cancels goes on only when the task has ended, wherever that runs.
  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void cancellingATaskThatRunsElsewhereEndsItAtItsNextOperation(int workers) {
    for (int round = 0; round < 200; round++) {
      Channel channel = QiChannels.qi_channel_new_i64(1);
      Mutex mutex = QiSynchronization.qi_mutex_new();
      AtomicLong turns = new AtomicLong();
      Loop busy =
          Loop.of(
              (context, turn) -> {
                switch ((int) (turn % 4)) {
                  case 0 -> QiSynchronization.qi_mutex_lock(mutex, context);
                  case 1 -> QiChannels.qi_channel_send_i64(channel, 1, context);
                  case 2 -> QiChannels.qi_channel_receive_i64(channel, context);
                  default -> QiSynchronization.qi_mutex_unlock(mutex, context);
                }
                turns.incrementAndGet();
                return true;
              },
              context -> QiTasks.qi_resumed_i64(context));
      List<Object> seen = new ArrayList<>();
      int pause = round;
      Runs run =
          run(
              workers,
              Script.of(
                  spawn(busy),
                  context -> {
                    for (int i = 0; i < pause * 20; i++) {
                      Thread.onSpinWait();
                    }
                  },
                  Script.cancel(busy),
                  context -> seen.add(busy.state()),
                  context -> seen.add(turns.get()),
                  Script.tryLock(mutex, seen::add),
                  context -> seen.add(turns.get())));
      assertEquals(0, run.result().exitStatus(), run.err());
      assertEquals(TaskState.CANCELLED, seen.getFirst());
      assertEquals(0L, seen.get(2), "the lock is free");
      assertEquals(seen.get(1), seen.get(3), "it does nothing any more");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void aDeadlockIsFoundWhicheverWorkerIsTheLastToStop(int workers) {
    for (int round = 0; round < 50; round++) {
      Channel never = QiChannels.qi_channel_new_i64(0);
      List<Script> waiting = new ArrayList<>();
      for (int i = 0; i < 3 * workers; i++) {
        waiting.add(Script.of(receive(never, value -> {})));
      }
      Runs run = run(workers, Script.of(spawnAndAwaitAll(waiting)));
      assertEquals(1, run.result().exitStatus());
      assertTrue(
          run.result().error().orElseThrow().fault() instanceof Fault.Deadlock deadlock
              && deadlock.waits().waits().size() == 3 * workers + 1,
          run.err());
    }
  }

  @Test
  void anErrorThatNobodyMayCatchStopsAllWorkers() {
    AtomicBoolean always = new AtomicBoolean(true);
    Plain exhausting =
        new Plain(
            context -> {
              throw new OutOfMemoryError("a test");
            });
    Runs run =
        run(
            4,
            Script.of(
                spawn(yieldingWhile(always)),
                spawn(yieldingWhile(always)),
                spawn(exhausting),
                Script.sleep(1_000_000)));
    assertTrue(
        run.result().error().map(QiError::fault).orElseThrow() instanceof Fault.MemoryLimit,
        run.err());
  }

  /// The nodes of a full binary tree, each by a body that delegates to those of its two subtrees.
  private static final class Nodes extends DelegatingGenerator {
    private final int height;

    Nodes(int height) {
      this.height = height;
    }

    @Override
    public int step(Context context) {
      if (height == 0 || state == 3) {
        return ENDED;
      }
      state++;
      if (state == 2) {
        i64 = height;
        return YIELDED;
      }
      context.delegate = new Nodes(height - 1);
      return DELEGATED;
    }
  }

  /// Whoever comes while another worker is at it is told so, and every value goes to one of them.
  @Test
  void workersThatResumeOneGeneratorAtOnceGetEachValueOnceOrAFailure() {
    for (int round = 0; round < 20; round++) {
      Nodes nodes = new Nodes(12);
      AtomicInteger values = new AtomicInteger();
      List<Task> all = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        all.add(
            Loop.of(
                (context, turn) -> {
                  try {
                    if (!nodes.qi_generator_next(context)) {
                      return false;
                    }
                    values.incrementAndGet();
                  } catch (QiError busy) {
                    assertEquals(new Fault.GeneratorBusy().code(), busy.code());
                    QiTasks.qi_yield(context);
                  }
                  return true;
                }));
      }
      Runs run = run(4, Script.of(spawnAndAwaitAll(all)));
      assertEquals(0, run.result().exitStatus(), run.err());
      assertEquals((1 << 12) - 1, values.get());
    }
  }
}
