package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.spawn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.samples.Loop;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

/// Many tasks, many switches, more workers than processors: nothing is lost, nothing is done twice, and
/// all ends. The time limits only turn a hang into a failure.
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ParallelStressTest {
  /// Random schedules are tried for so many seeds; more by `-Dqi.stress.seeds=`.
  private static final int SEEDS = Integer.getInteger("qi.stress.seeds", 1000);

  private static Runs run(int workers, Task root) {
    return Runs.of(root, ProgramMap.empty(), options -> options.withWorkers(workers));
  }

  private static Script all(List<? extends Task> tasks) {
    List<Script.Step> steps = new ArrayList<>();
    tasks.forEach(task -> steps.add(spawn(task)));
    tasks.forEach(task -> steps.add(await(task)));
    return Script.of(steps.toArray(Script.Step[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void tenMillionSwitchesEndByThemselves(int workers) {
    List<Loop> loops = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      loops.add(
          Loop.of(
              (context, turn) -> {
                if (turn < 10_000) {
                  QiTasks.qi_yield(context);
                }
                return turn < 10_000;
              }));
    }
    Runs run = run(workers, all(loops));
    assertEquals(0, run.result().exitStatus(), run.err());
    assertEquals(10_000_000, loops.stream().mapToLong(loop -> loop.i64).sum());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void aMillionTasksAreEachRunOnce(int workers) {
    AtomicInteger runs = new AtomicInteger();
    List<Plain> tasks = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      tasks.add(new Plain(context -> runs.incrementAndGet()));
    }
    Runs run = run(workers, all(tasks));
    assertEquals(0, run.result().exitStatus(), run.err());
    assertEquals(1_000_000, runs.get());
  }

  /// A tree of tasks, each of which awaits two: more than lie on one stack.
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void tasksThatAwaitTasksThatAwaitTasks(int workers) {
    AtomicLong leaves = new AtomicLong();
    Runs run = run(workers, tree(14, leaves));
    assertEquals(0, run.result().exitStatus(), run.err());
    assertEquals(1 << 14, leaves.get());
  }

  private static Task tree(int depth, AtomicLong leaves) {
    if (depth == 0) {
      return new Plain(context -> leaves.incrementAndGet());
    }
    Task[] children = new Task[2];
    return Script.of(
        context -> {
          children[0] = tree(depth - 1, leaves);
          QiTasks.qi_spawn_async(children[0], context);
        },
        context -> {
          children[1] = tree(depth - 1, leaves);
          QiTasks.qi_spawn_async(children[1], context);
        },
        context -> QiTasks.qi_await_task(children[0], context),
        context -> QiTasks.qi_await_task(children[1], context));
  }

  /// Tasks that send, receive and select on a few channels at random, some of which are cancelled:
  /// no value is received that was not sent, none twice, and none is lost but with a cancelled task.
  @Test
  void randomTradeOnChannelsLosesNothing() {
    for (long seed = 0; seed < SEEDS; seed++) {
      new Trade(seed).run();
    }
  }

  private static final class Trade {
    private static final int EACH = 60;
    private final SplittableRandom random;
    private final long seed;
    private final List<Channel> channels = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();

    Trade(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
      for (int capacity : new int[] {0, 1, 3}) {
        channels.add(QiChannels.qi_channel_new_i64(capacity));
      }
    }

    void run() {
      int pairs = 2 + random.nextInt(6);
      List<Task> tasks = new ArrayList<>();
      for (int i = 0; i < pairs; i++) {
        tasks.add(random.nextBoolean() ? sender() : selectingSender());
        tasks.add(random.nextBoolean() ? receiver() : selectingReceiver());
      }
      List<Script.Step> steps = new ArrayList<>();
      tasks.forEach(task -> steps.add(spawn(task)));
      for (Task task : tasks) {
        if (random.nextInt(3) == 0) {
          steps.add(Script.yielding());
        }
        // Those who wait for a partner that has been satisfied elsewhere are stopped.
        steps.add(Script.awaitFor(task, 5, ended -> {}));
        steps.add(Script.cancel(task));
      }
      long[] left = new long[1];
      for (Channel channel : channels) {
        steps.add(context -> left[0] += drain(channel, context));
      }
      int workers = 1 + random.nextInt(8);
      Runs run = ParallelStressTest.run(workers, Script.of(steps.toArray(Script.Step[]::new)));
      assertEquals(0, run.result().exitStatus(), run.err());
      assertEquals(List.of(), run.result().unfinished());
      long lost = sent.get() - received.get() - left[0];
      // A task that is cancelled after its operation was done, but before it could count that, has
      // sent or received one that is not counted.
      assertEquals(true, Math.abs(lost) <= pairs, "seed " + seed + ": " + lost);
    }

    private static long drain(Channel channel, Context context) {
      long count = 0;
      while (true) {
        Selection selection = QiSelections.qi_select_new();
        QiSelections.qi_select_receive(selection, channel);
        if (QiSelections.qi_select_poll(selection, context) < 0) {
          return count;
        }
        count++;
      }
    }

    private Task sender() {
      Channel channel = channels.get(random.nextInt(channels.size()));
      return Loop.of(
          (context, turn) -> {
            if (turn < EACH) {
              QiChannels.qi_channel_send_i64(channel, 1, context);
              count(sent, context);
            }
            return turn < EACH;
          },
          context -> {
            QiTasks.qi_resumed_unit(context);
            sent.incrementAndGet();
          });
    }

    private Task receiver() {
      Channel channel = channels.get(random.nextInt(channels.size()));
      return Loop.of(
          (context, turn) -> {
            if (turn < EACH) {
              QiChannels.qi_channel_receive_i64(channel, context);
              count(received, context);
            }
            return turn < EACH;
          },
          context -> {
            QiTasks.qi_resumed_unit(context);
            received.incrementAndGet();
          });
    }

    private Task selectingSender() {
      return selecting(
          sent,
          selection -> channels.forEach(c -> QiSelections.qi_select_send_i64(selection, c, 1)));
    }

    private Task selectingReceiver() {
      return selecting(
          received,
          selection ->
              channels.reversed().forEach(c -> QiSelections.qi_select_receive(selection, c)));
    }

    private static Task selecting(
        AtomicLong counter, java.util.function.Consumer<Selection> cases) {
      return Loop.of(
          (context, turn) -> {
            if (turn < EACH) {
              Selection selection = QiSelections.qi_select_new();
              cases.accept(selection);
              QiSelections.qi_select_wait(selection, context);
              count(counter, context);
            }
            return turn < EACH;
          },
          context -> {
            QiTasks.qi_resumed_i64(context);
            counter.incrementAndGet();
          });
    }

    private static void count(AtomicLong counter, Context context) {
      if (!context.suspended) {
        counter.incrementAndGet();
      }
    }
  }

  /// Tasks that lock, wait, sleep, await and cancel one another at random: the lock lets one in, and all
  /// of them end.
  @Test
  void randomCancellationsLeaveNoLockAndNoTaskBehind() {
    for (long seed = 0; seed < SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Mutex mutex = QiSynchronization.qi_mutex_new();
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger broken = new AtomicInteger();
      List<Task> tasks = new ArrayList<>();
      int count = 4 + random.nextInt(20);
      for (int i = 0; i < count; i++) {
        List<Script.Step> steps = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
          switch (random.nextInt(5)) {
            case 0 -> steps.add(Script.yielding());
            case 1 -> steps.add(Script.sleep(random.nextInt(3)));
            case 2 -> {
              if (!tasks.isEmpty()) {
                Task other = tasks.get(random.nextInt(tasks.size()));
                steps.add(Script.catching(await(other), error -> expectCancelled(error, broken)));
              }
            }
            case 3 -> {
              if (!tasks.isEmpty() && random.nextInt(4) == 0) {
                steps.add(Script.cancel(tasks.get(random.nextInt(tasks.size()))));
              }
            }
            default -> {
              steps.add(Script.lock(mutex));
              steps.add(context -> broken.addAndGet(inside.incrementAndGet() == 1 ? 0 : 1));
              steps.add(context -> inside.decrementAndGet());
              steps.add(Script.unlock(mutex));
            }
          }
        }
        tasks.add(Script.of(steps.toArray(Script.Step[]::new)));
      }
      List<Script.Step> steps = new ArrayList<>();
      tasks.forEach(task -> steps.add(spawn(task)));
      tasks.forEach(
          task -> steps.add(Script.catching(await(task), error -> expectCancelled(error, broken))));
      List<Object> seen = new ArrayList<>();
      steps.add(Script.tryLock(mutex, seen::add));
      Runs run = run(1 + random.nextInt(8), Script.of(steps.toArray(Script.Step[]::new)));
      String where = "seed " + seed + " " + run.err();
      assertEquals(0, run.result().exitStatus(), where);
      assertEquals(List.of(0L), seen, where);
      assertEquals(0, broken.get(), where);
    }
  }

  private static void expectCancelled(QiError error, AtomicInteger broken) {
    if (!error.code().equals(new org.qistage.runtime.failure.Fault.Cancelled().code())) {
      broken.incrementAndGet();
    }
  }
}
