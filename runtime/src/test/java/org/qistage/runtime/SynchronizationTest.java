package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.addTo;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.catching;
import static org.qistage.samples.Script.done;
import static org.qistage.samples.Script.lock;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.sleep;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.tryLock;
import static org.qistage.samples.Script.unlock;
import static org.qistage.samples.Script.waitFor;
import static org.qistage.samples.Script.yielding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.WaitGraph;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class SynchronizationTest extends OnEverySchedule {
  private final List<Object> seen = new ArrayList<>();
  private final Mutex mutex = QiSynchronization.qi_mutex_new();
  private final WaitGroup group = QiSynchronization.qi_wait_group_new();

  private Script holder(String name) {
    return Script.of(lock(mutex), print(name), yielding(), unlock(mutex));
  }

  @Test
  void unlockingHandsTheLockToTheFirstWhoWaits() {
    expectsTurnsInOrder();
    Script one = holder("one");
    Script two = holder("two");
    Runs run =
        Runs.of(
            Script.of(
                lock(mutex),
                spawn(one),
                spawn(two),
                yielding(),
                unlock(mutex),
                // It is one's already, although one has not run.
                tryLock(mutex, seen::add),
                lock(mutex),
                print("main"),
                unlock(mutex),
                tryLock(mutex, seen::add)));
    assertEquals("one two main", run.words());
    assertEquals(List.of(1L, 0L), seen);
  }

  @Test
  void aFreeLockIsTakenWithoutGivingUpTheProcessor() {
    expectsTurnsInOrder();
    Script other = Script.of(print("other"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(other),
                lock(mutex),
                unlock(mutex),
                lock(mutex),
                print("main"),
                await(other)));
    assertEquals("main other", run.words());
  }

  @Test
  void misuseOfLocksIsAnError() {
    Script stranger = Script.of(catching(unlock(mutex), error -> seen.add(error.fault())));
    Runs.of(
        Script.of(
            catching(unlock(mutex), error -> seen.add(error.fault())),
            lock(mutex),
            spawn(stranger),
            await(stranger),
            unlock(mutex),
            catching(unlock(mutex), error -> seen.add(error.fault()))));
    assertEquals(
        List.of(
            new Fault.UnlockedTwice(),
            new Fault.UnlockedByStranger(1, 2),
            new Fault.UnlockedTwice()),
        seen);
  }

  @Test
  void lockingTwiceEndsTheRunAtOnce() {
    Script other = Script.of(sleep(1000));
    Runs run = Runs.of(Script.of(spawn(other), lock(mutex), lock(mutex), print("never")));
    assertEquals("", run.out());
    assertEquals(new Fault.LockedTwice(), run.result().error().orElseThrow().fault());
  }

  @Test
  void aCycleThroughLocksIsTold() {
    expectsTurnsInOrder();
    Mutex second = QiSynchronization.qi_mutex_new();
    Script one = Script.of(lock(mutex), yielding(), lock(second));
    Script two = Script.of(lock(second), yielding(), lock(mutex));
    Runs run = Runs.of(Script.of(spawn(one), spawn(two), await(one)));
    if (!(run.result().error().orElseThrow().fault() instanceof Fault.Deadlock(WaitGraph waits))) {
      throw new AssertionError(run.err());
    }
    assertEquals(List.of(2, 3), waits.cycle().stream().map(link -> link.task().number()).toList());
    assertEquals(List.of(1, 2), waits.cycle().stream().map(WaitGraph.Link::lock).toList());
  }

  @Test
  void aGroupLetsItsWaitersGoOnInTheirOrderWhenNothingIsLeft() {
    expectsTurnsInOrder();
    Script one = Script.of(waitFor(group), print("one"));
    Script two = Script.of(waitFor(group), print("two"));
    Runs run =
        Runs.of(
            Script.of(
                waitFor(group),
                addTo(group, 2),
                spawn(one),
                spawn(two),
                yielding(),
                done(group),
                yielding(),
                print("still"),
                done(group),
                await(two),
                await(one)));
    assertEquals("still one two", run.words());
  }

  @Test
  void aGroupNeverCountsBelowZero() {
    Runs.of(
        Script.of(
            catching(done(group), error -> seen.add(error.fault())),
            addTo(group, 2),
            catching(addTo(group, -3), error -> seen.add(error.fault())),
            catching(addTo(group, Long.MAX_VALUE), error -> seen.add(error.fault())),
            addTo(group, -2),
            waitFor(group)));
    assertEquals(
        List.of(new Fault.WaitGroupDoneTooOften(), new Fault.WaitGroupBelowZero(2, -3)), seen);
  }

  @Test
  void timersExpireWithTheClockAndHoldNobodyUp() {
    Timer[] timers = new Timer[2];
    Script.Step look =
        context ->
            seen.add(
                QiSynchronization.qi_timer_expired(timers[0], context)
                    + "/"
                    + QiSynchronization.qi_timer_expired(timers[1], context));
    Runs run =
        Runs.of(
            Script.of(
                context -> {
                  timers[0] = QiSynchronization.qi_timer_new(10, context);
                  timers[1] = QiSynchronization.qi_timer_new(Long.MAX_VALUE, context);
                },
                look,
                sleep(9),
                look,
                sleep(1),
                look,
                context -> seen.add(QiSynchronization.qi_timer_stop(timers[1])),
                look));
    assertEquals(List.of("0/0", "0/0", "1/0", 0L, "1/1"), seen, run.err());
    assertEquals(0, run.result().exitStatus());
  }

  @Test
  void negativeTimesAreErrors() {
    List<Script.Step> steps =
        List.of(
            sleep(-1),
            context -> QiSynchronization.qi_timer_new(-1, context),
            context -> QiSelections.qi_select_timeout(QiSelections.qi_select_new(), -1),
            context -> {
              boolean _ = QiTasks.qi_await_task_for(context.task(), -1, context);
            });
    for (Script.Step step : steps) {
      Runs.of(Script.of(catching(step, error -> seen.add(error.fault()))));
    }
    assertEquals(4, seen.size());
    assertTrue(seen.stream().allMatch(new Fault.NegativeDuration(-1)::equals), seen::toString);
  }

  @Test
  void virtualTimePassesForThoseWhoDoNothingButAskForIt() {
    Timer[] timer = new Timer[1];
    Runs run =
        Runs.of(
            Script.of(
                context -> timer[0] = QiSynchronization.qi_timer_new(20, context),
                context -> {
                  long polls = 0;
                  while (QiSynchronization.qi_timer_expired(timer[0], context) == 0) {
                    polls++;
                  }
                  seen.add(polls >= 20_000);
                  long start = QiTasks.qi_time_now(context);
                  while (QiTasks.qi_time_now(context) < start + 20) {
                    polls++;
                  }
                  seen.add(QiTasks.qi_time_now(context) - start);
                }));
    assertEquals(List.of(true, 20L), seen, run.err());
  }

  @Test
  void virtualTimePassesForTasksThatDoNothingButTakeTurns() {
    Script.Step[] turns = new Script.Step[200_000];
    Arrays.fill(turns, yielding());
    Script spinner = Script.of(turns);
    Runs run =
        Runs.of(Script.of(spawn(spinner), sleep(20), print("slept"), Script.cancel(spinner)));
    assertEquals("slept", run.words());
    assertEquals(TaskState.CANCELLED, spinner.state(), run.err());
  }
}
