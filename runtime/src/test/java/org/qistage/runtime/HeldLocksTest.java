package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;

class HeldLocksTest {
  /// Runs something that passes for whatever task it likes.
  ///
  /// @param workers 0 for the deterministic scheduler
  private static void run(int workers, Consumer<Context> body) {
    Plain root =
        new Plain(
            context -> {
              Task itself = context.task();
              body.accept(context);
              context.current = itself;
            });
    Runs run =
        Runs.of(
            root,
            ProgramMap.empty(),
            options -> workers == 0 ? options : options.withWorkers(workers));
    assertEquals(0, run.result().exitStatus(), run.err());
  }

  /// A task with the locks that it has taken, in that order.
  private static final class Holder {
    final Task task = new Plain(_ -> {});
    final List<Mutex> locks = new ArrayList<>();

    Holder(int number) {
      task.number = number;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void theLastLockOfEachTaskIsFoundWhateverTheOrder(int workers) {
    run(
        workers,
        context -> {
          for (long seed = 0; seed < 20; seed++) {
            new Trial(context, new Random(seed), (int) seed * 10_000).run();
          }
        });
  }

  /// Random locking, unlocking, cancelling and ending.
  private static final class Trial {
    private final Context context;
    private final Random random;
    private final HeldLocks table;
    private final List<Holder> holders = new ArrayList<>();
    private final List<Mutex> free = new ArrayList<>();
    private int number;

    Trial(Context context, Random random, int number) {
      this.context = context;
      this.random = random;
      this.number = number;
      this.table = context.scheduler.heldLocks;
    }

    void run() {
      for (int i = 0; i < 400; i++) {
        free.add(new Mutex());
      }
      int most = random.nextInt(1, 40);
      for (int step = 0; step < 3000; step++) {
        while (holders.size() < most) {
          number += random.nextInt(1, 70);
          holders.add(new Holder(number));
        }
        Holder holder = holders.get(random.nextInt(holders.size()));
        context.current = holder.task;
        act(holder, random.nextInt(100));
        holders.forEach(this::check);
      }
      for (Holder holder : holders) {
        Mutex.releaseAll(holder.task, context);
        holder.locks.clear();
        check(holder);
      }
    }

    private void act(Holder holder, int choice) {
      if (choice < 60) {
        if (!free.isEmpty()) {
          Mutex lock = free.remove(random.nextInt(free.size()));
          assertTrue(lock.tryLockFor(context));
          holder.locks.add(lock);
        }
      } else if (choice < 97) {
        if (!holder.locks.isEmpty()) {
          Mutex lock = holder.locks.remove(random.nextInt(holder.locks.size()));
          lock.unlockFor(context);
          free.add(lock);
        }
      } else {
        end(holder, choice == 97);
      }
    }

    private void end(Holder holder, boolean unlocks) {
      holders.remove(holder);
      if (unlocks) {
        Mutex.releaseAll(holder.task, context);
        free.addAll(holder.locks);
      }
      holder.task.status = unlocks ? Task.CANCELLED : Task.COMPLETED;
      for (Mutex lock : holder.locks) {
        assertEquals(!unlocks, lock.holder() != null);
        if (!unlocks) {
          free.add(new Mutex());
        }
      }
    }

    private void check(Holder holder) {
      Mutex last = table.last(holder.task, context);
      assertSame(holder.locks.isEmpty() ? null : holder.locks.getLast(), last);
    }
  }

  @Test
  void allLocksOfOneTaskAreReleasedTheLastTakenFirst() {
    run(
        0,
        context -> {
          HeldLocks table = context.scheduler.heldLocks;
          List<Mutex> locks = new ArrayList<>();
          for (int i = 0; i < 1000; i++) {
            locks.add(new Mutex());
            locks.getLast().lockFor(context);
          }
          assertEquals(1000, table.size());
          Collections.reverse(locks);
          for (Mutex lock : locks) {
            assertSame(lock, table.last(context.task(), context));
            lock.unlockFor(context);
            assertFalse(lock.holder() != null);
          }
          assertEquals(0, table.size());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void locksOfTasksThatHaveEndedAreNotKeptForEver(int workers) {
    run(
        workers,
        context -> {
          Holder stays = new Holder(1);
          context.current = stays.task;
          stays.locks.add(new Mutex());
          stays.locks.getFirst().lockFor(context);
          for (int number = 2; number < 100_000; number++) {
            Holder holder = new Holder(number);
            context.current = holder.task;
            Mutex lock = new Mutex();
            lock.lockFor(context);
            holder.task.status = Task.COMPLETED;
            assertSame(holder.task, lock.holder());
          }
          assertTrue(context.scheduler.heldLocks.size() < 2000);
          assertSame(stays.locks.getFirst(), context.scheduler.heldLocks.last(stays.task, context));
          context.current = stays.task;
          stays.locks.getFirst().unlockFor(context);
        });
  }
}
