package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.addTo;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.awaitFor;
import static org.qistage.samples.Script.cancel;
import static org.qistage.samples.Script.catching;
import static org.qistage.samples.Script.lock;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.receive;
import static org.qistage.samples.Script.select;
import static org.qistage.samples.Script.send;
import static org.qistage.samples.Script.sleep;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.tryLock;
import static org.qistage.samples.Script.waitFor;
import static org.qistage.samples.Script.yielding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class CancellationTest extends OnEverySchedule {
  private final List<Object> seen = new ArrayList<>();
  private final Channel a = QiChannels.qi_channel_new_i64(0);
  private final Channel b = QiChannels.qi_channel_new_i64(0);

  /// The task's own handler must not see the cancellation.
  private Script.Step guarded(Script.Step step) {
    return catching(step, error -> seen.add("own handler: " + error.code()));
  }

  @Test
  void whateverATaskWaitsForForgetsIt() {
    Mutex mutex = QiSynchronization.qi_mutex_new();
    WaitGroup group = QiSynchronization.qi_wait_group_new();
    Script sleeper = Script.of(sleep(5));
    Script.Step never =
        select(
            selection -> {
              QiSelections.qi_select_receive(selection, a);
              QiSelections.qi_select_send_i64(selection, b, 1);
              QiSelections.qi_select_timeout(selection, 1_000_000);
            },
            (selection, number) -> seen.add(number));
    List<Script.Step> waits =
        List.of(
            send(a, 1),
            receive(b, seen::add),
            lock(mutex),
            waitFor(group),
            await(sleeper),
            awaitFor(sleeper, 1000, seen::add),
            sleep(1_000_000),
            never);
    List<Script.Step> steps =
        new ArrayList<>(List.of(lock(mutex), addTo(group, 1), spawn(sleeper)));
    List<Task> tasks = new ArrayList<>();
    for (Script.Step wait : waits) {
      // Each alone, so that no two of them meet.
      Script task = Script.of(guarded(wait), print("never"));
      tasks.add(task);
      steps.add(spawn(task));
      steps.add(yielding());
      steps.add(cancel(task));
    }
    steps.add(context -> QiSynchronization.qi_mutex_unlock(mutex, context));
    steps.add(tryLock(mutex, seen::add));
    steps.add(await(sleeper));
    Script receiver = Script.of(receive(a, value -> seen.add("a" + value)));
    steps.add(spawn(receiver));
    steps.add(yielding());
    steps.add(send(a, 9));
    steps.add(await(receiver));
    long[] times = new long[2];
    steps.addFirst(context -> times[0] = QiTasks.qi_time_now(context));
    steps.add(context -> times[1] = QiTasks.qi_time_now(context));
    Runs run = Runs.of(Script.of(steps.toArray(Script.Step[]::new)));
    assertEquals("", run.out());
    assertEquals("", run.err());
    assertEquals(List.of(0L, "a9"), seen);
    assertEquals(5, times[1] - times[0]);
    assertTrue(tasks.stream().allMatch(task -> task.state() == TaskState.CANCELLED));
  }

  @Test
  void thoseWhoAwaitItAreToldSoAndItIsNoFailure() {
    Script task = Script.of(sleep(1000));
    Script waiter = Script.of(catching(await(task), error -> seen.add(error.code())));
    Runs run =
        Runs.of(
            Script.of(
                spawn(task),
                spawn(waiter),
                yielding(),
                cancel(task),
                cancel(task),
                catching(await(task), error -> seen.add(error.code())),
                await(waiter)));
    assertEquals(List.of("QI-RUN-0024", "QI-RUN-0024"), seen);
    assertEquals("", run.err());
    assertEquals(0, run.result().exitStatus());
  }

  @Test
  void aTaskThatHasNotStartedNeverDoes() {
    expectsTurnsInOrder();
    Script task = Script.of(print("never"));
    Script next = Script.of(print("next"));
    Runs run = Runs.of(Script.of(spawn(task), spawn(next), cancel(task), await(next)));
    assertEquals("next", run.words());
    assertEquals(TaskState.CANCELLED, task.state());
  }

  @Test
  void aTaskThatHasEndedStaysAsItIs() {
    Script task = Script.returning(3);
    Runs.of(Script.of(spawn(task), await(task), cancel(task), Script.awaitNumber(task, seen::add)));
    assertEquals(List.of(3L), seen);
    assertEquals(TaskState.COMPLETED, task.state());
  }

  @Test
  void aTaskThatCancelsItselfDoesNotGoOn() {
    Script[] self = new Script[1];
    Script task =
        Script.of(
            yielding(),
            print("before"),
            guarded(context -> QiTasks.qi_task_cancel(self[0], context)),
            print("never"));
    self[0] = task;
    Runs run =
        Runs.of(Script.of(spawn(task), catching(await(task), error -> seen.add(error.code()))));
    assertEquals("before", run.words());
    assertEquals(List.of("QI-RUN-0024"), seen);
    assertEquals(TaskState.CANCELLED, task.state());
  }

  @Test
  void itsLocksGoToThoseWhoWaitTheLastTakenFirst() {
    expectsTurnsInOrder();
    Mutex first = QiSynchronization.qi_mutex_new();
    Mutex second = QiSynchronization.qi_mutex_new();
    Script holder = Script.of(lock(first), lock(second), sleep(1_000_000));
    Script one = Script.of(lock(first), print("first"));
    Script two = Script.of(lock(second), print("second"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(holder),
                spawn(one),
                spawn(two),
                yielding(),
                cancel(holder),
                await(one),
                await(two)));
    assertEquals("second first", run.words());
  }

  @Test
  void aLockThatWasJustHandedToItGoesOn() {
    expectsTurnsInOrder();
    Mutex mutex = QiSynchronization.qi_mutex_new();
    Script one = Script.of(lock(mutex), print("never"));
    Script two = Script.of(lock(mutex), print("two"));
    Runs run =
        Runs.of(
            Script.of(
                lock(mutex),
                spawn(one),
                spawn(two),
                yielding(),
                Script.unlock(mutex),
                cancel(one),
                await(two)));
    assertEquals("two", run.words());
    assertEquals("", run.err());
  }

  @Test
  void cancellingManyWhoWaitForOneThingTakesLinearTime() {
    Mutex mutex = QiSynchronization.qi_mutex_new();
    int count = 100_000;
    List<Script.Step> steps = new ArrayList<>(List.of(lock(mutex)));
    List<Script> tasks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Script task = Script.of(lock(mutex));
      tasks.add(task);
      steps.add(spawn(task));
    }
    steps.add(yielding());
    // From the middle outwards, so that neither end of the list is where the next one stands.
    for (int i = 0; i < count; i++) {
      int index = i % 2 == 0 ? count / 2 + i / 2 : count / 2 - 1 - i / 2;
      steps.add(cancel(tasks.get(index)));
    }
    steps.add(Script.unlock(mutex));
    steps.add(tryLock(mutex, seen::add));
    Runs run = Runs.of(Script.of(steps.toArray(Script.Step[]::new)));
    assertEquals(List.of(0L), seen);
    assertEquals("", run.err());
  }
}
