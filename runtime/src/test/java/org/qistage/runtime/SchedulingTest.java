package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.awaitNumber;
import static org.qistage.samples.Script.catching;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.sleep;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.yielding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.value.ArrayRef;
import org.qistage.runtime.value.QiArrays;
import org.qistage.samples.Deep;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class SchedulingTest extends OnEverySchedule {
  private static Script talker(String name) {
    return Script.of(
        print(name + "1"), yielding(), print(name + "2"), yielding(), print(name + "3"));
  }

  @Test
  void readyTasksTakeTurnsInTheOrderOfTheirMaking() {
    expectsTurnsInOrder();
    Script a = talker("a");
    Script b = talker("b");
    Runs run = Runs.of(Script.of(spawn(a), spawn(b), await(b), await(a), print("end")));
    assertEquals("a1 b1 a2 b2 a3 b3 end", run.words());
    assertEquals(0, run.result().exitStatus());
    assertEquals("", run.err());
  }

  @Test
  void waitersOfATaskGoOnInTheOrderInWhichTheyWaited() {
    expectsTurnsInOrder();
    Script slow = Script.returning(7, sleep(5));
    List<Script.Step> steps = new ArrayList<>(List.of(spawn(slow)));
    List<Script> waiters = new ArrayList<>();
    List<String> told = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      int number = i;
      waiters.add(Script.of(awaitNumber(slow, value -> told.add(number + ":" + value))));
    }
    waiters.forEach(waiter -> steps.add(spawn(waiter)));
    waiters.forEach(waiter -> steps.add(await(waiter)));
    Runs.of(Script.of(steps.toArray(Script.Step[]::new)));
    assertEquals(List.of("1:7", "2:7", "3:7", "4:7"), told);
  }

  @Test
  void awaitingATaskThatHasCompletedDoesNotSuspend() {
    expectsTurnsInOrder();
    Script done = Script.returning(3);
    List<Long> seen = new ArrayList<>();
    Script other = Script.of(print("other"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(done),
                yielding(),
                spawn(other),
                awaitNumber(done, seen::add),
                print("main"),
                await(other)));
    assertEquals("main other", run.words());
    assertEquals(List.of(3L), seen);
  }

  @Test
  void aSeedPicksAnotherOrderAndTheSameOneEachTime() {
    expectsTurnsInOrder();
    assertEquals(seeded(1), seeded(1));
    assertEquals("a1 b1 c1 a2 b2 c2 a3 b3 c3", seeded(0));
    List<String> orders = new ArrayList<>();
    for (long seed = 1; seed <= 8; seed++) {
      orders.add(seeded(seed));
    }
    assertTrue(orders.stream().distinct().count() > 4, orders::toString);
    assertNotEquals(seeded(0), seeded(-1));
  }

  private static String seeded(long seed) {
    Script a = talker("a");
    Script b = talker("b");
    Script c = talker("c");
    Script root = Script.of(spawn(a), spawn(b), spawn(c), await(a), await(b), await(c));
    return Runs.of(root, ProgramMap.empty(), options -> options.withSeed(seed)).words();
  }

  @Test
  void moreReadyTasksThanTheQueueFirstHoldsKeepTheirOrder() {
    expectsTurnsInOrder();
    List<Script.Step> steps = new ArrayList<>();
    StringBuilder expected = new StringBuilder();
    Script last = Script.of();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        last = Script.of(print("" + i));
        steps.add(spawn(last));
        expected.append(i).append(' ');
      }
      steps.add(await(last));
    }
    Runs run = Runs.of(Script.of(steps.toArray(Script.Step[]::new)));
    assertEquals(expected.toString().strip(), run.words());
  }

  @Test
  void sleepsEndInTheOrderOfTheirTimesAndEqualOnesInTheOrderOfAsking() {
    expectsTurnsInOrder();
    Script a = Script.of(sleep(30), print("a30"));
    Script b = Script.of(sleep(10), print("b10"));
    Script c = Script.of(sleep(30), print("c30"));
    Script d = Script.of(sleep(10), print("d10"), sleep(20), print("d30"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(a), spawn(b), spawn(c), spawn(d), await(a), await(b), await(c), await(d)));
    assertEquals("b10 d10 a30 c30 d30", run.words());
  }

  @Test
  void virtualTimeStartsAtAFixedMomentAndMovesOnlyByTheSleeps() {
    List<Long> times = new ArrayList<>();
    Script.Step look = context -> times.add(QiTasks.qi_time_now(context));
    Runs.of(Script.of(look, sleep(1500), look, yielding(), look, sleep(0), look));
    long start = 1_704_067_200_000L;
    assertEquals(List.of(start, start + 1500, start + 1500, start + 1500), times);
  }

  @Test
  void aSleepLongerThanTimeItselfEndsUnderTheVirtualClock() {
    Runs run = Runs.of(Script.of(sleep(Long.MAX_VALUE), sleep(Long.MAX_VALUE), print("end")));
    assertEquals("end", run.words());
  }

  @Test
  void realSleepsTakeTime() {
    List<Long> times = new ArrayList<>();
    Script.Step look = context -> times.add(QiTasks.qi_time_now(context));
    Runs.of(
        Script.of(look, sleep(20), look),
        ProgramMap.empty(),
        options -> options.withClock(RunOptions.ClockKind.REAL));
    assertTrue(times.get(1) - times.get(0) >= 20, times::toString);
  }

  @Test
  void aHundredThousandNestedAwaitsAreResumedOneAfterAnother() {
    List<Long> values = new ArrayList<>();
    Deep deep = new Deep(100_000, Deep.Bottom.RETURN);
    Runs run =
        Runs.of(
            Script.of(spawn(deep), awaitNumber(deep, values::add)),
            ProgramMap.empty(),
            options -> options.withStackBytes(64L << 20));
    assertEquals(List.of(100_000L), values, run.err());
  }

  @Test
  void suspendingAgainAtTheBottomDoesNotTouchTheFramesAbove() {
    // Linear: 1,000 resumptions under 100,000 frames would otherwise be 100 million steps.
    List<Long> values = new ArrayList<>();
    Deep deep = new Deep(100_000, Deep.Bottom.SLEEP_AGAIN);
    Runs.of(Script.of(spawn(deep), awaitNumber(deep, values::add)));
    assertEquals(List.of(101_000L), values);
  }

  @Test
  void aChainOfAHundredThousandAwaitingTasksEnds() {
    Script innermost = Script.returning(1, yielding());
    Script inner = innermost;
    for (int i = 0; i < 100_000; i++) {
      Script awaited = inner;
      inner = Script.returning(2, spawn(awaited), await(awaited));
    }
    List<Long> values = new ArrayList<>();
    Script outermost = inner;
    Runs.of(Script.of(spawn(outermost), awaitNumber(outermost, values::add)));
    assertEquals(List.of(2L), values);
  }

  @Test
  void aFailureReachesTheOneWhoAwaits() {
    Script failing = Script.of(yielding(), context -> QiErrors.qi_panic("坏了"));
    List<String> caught = new ArrayList<>();
    Runs run =
        Runs.of(
            Script.of(
                spawn(failing),
                catching(await(failing), error -> caught.add(error.getMessage())),
                catching(await(failing), error -> caught.add("again " + error.getMessage())),
                print("on")));
    assertEquals(List.of("坏了", "again 坏了"), caught);
    assertEquals("on", run.words());
    assertEquals(0, run.result().exitStatus());
  }

  @Test
  void aFailureThatNobodyAwaitedIsReportedAtTheEnd() {
    expectsTurnsInOrder();
    Script failing = Script.of(context -> QiErrors.qi_panic("没人管"));
    Runs run = Runs.of(Script.of(spawn(failing), yielding(), print("end")));
    assertEquals("end", run.words());
    assertEquals(1, run.result().exitStatus());
    assertEquals(1, run.result().unawaited().size());
    assertEquals(2, run.result().unawaited().getFirst().task().number());
    assertTrue(run.err().contains("没人管"), run.err());
    assertTrue(run.result().error().isEmpty());
  }

  @Test
  void theEndOfTheRootCancelsAndNamesTheOthers() {
    expectsTurnsInOrder();
    Script sleeping = Script.of(sleep(1000), print("never"));
    Script stuck = Script.of(await(sleeping));
    Script ready = Script.of(print("never"));
    Runs run = Runs.of(Script.of(spawn(sleeping), spawn(stuck), yielding(), spawn(ready)));
    assertEquals("", run.words());
    assertEquals(0, run.result().exitStatus());
    assertEquals(
        List.of(2, 3, 4), run.result().unfinished().stream().map(TaskName::number).toList());
    assertEquals(TaskState.CANCELLED, ready.state());
    assertEquals(TaskState.CANCELLED, stuck.state());
    assertTrue(run.err().contains("3 个任务还没有完成"), run.err());
  }

  @Test
  void plainCallsNestTenThousandDeepAndEndlessOnesAreAnErrorThatCanBeCaught() {
    List<String> caught = new ArrayList<>();
    Runs run =
        Runs.of(
            Script.of(
                context -> QiPrinting.qi_print_int(Plain.nested(10_000), true, context),
                catching(
                    context -> {
                      try {
                        QiPrinting.qi_print_int(Plain.endless(0), true, context);
                      } catch (StackOverflowError thrown) {
                        throw org.qistage.runtime.failure.QiError.from(thrown);
                      }
                    },
                    error -> caught.add(error.code())),
                print("on")),
            ProgramMap.empty(),
            options -> options.withStackBytes(16L << 20));
    assertEquals("10000 on", run.words());
    assertEquals(List.of(new Fault.StackOverflow().code()), caught);
  }

  @Test
  void whatThrowsInTheRuntimeItselfIsAnInternalFaultWithoutAJavaStackTrace() {
    Runs run =
        Runs.of(
            new Plain(
                _ -> {
                  throw new ClassCastException("a is no b");
                }));
    assertEquals(3, run.result().exitStatus());
    assertTrue(run.err().contains("QI-RUN-9999"), run.err());
    assertTrue(run.err().contains("a is no b"), run.err());
    assertEquals(3, run.err().lines().count(), run.err());
  }

  @Test
  void memoryThatRunsOutEndsTheRunPastEveryHandler() {
    Script greedy =
        Script.of(
            catching(
                context -> {
                  Task task = new Plain(_ -> allocate());
                  QiTasks.qi_spawn_async(task, context);
                  QiTasks.qi_await_task(task, context);
                },
                error -> {
                  throw new AssertionError("caught " + error.code());
                }));
    Runs run = Runs.of(greedy);
    assertEquals(1, run.result().exitStatus());
    assertTrue(run.err().contains("QI-RUN-0006"), run.err());
  }

  /// Sixteen gigabytes at a time until there is no more.
  private static void allocate() {
    ArrayRef kept = QiArrays.qi_array_new_ref(0);
    while (true) {
      QiArrays.qi_array_add_ref(kept, QiArrays.qi_array_new_i64(Integer.MAX_VALUE - 8));
    }
  }

  @Test
  void aFailureBeforeTheFirstTaskIsAnInternalFault() {
    RunResult result =
        ProgramRunner.run(
            (java.util.function.Supplier<Task>)
                () -> {
                  throw new IllegalStateException("no root");
                },
            ProgramMap.empty(),
            RunOptions.of(
                java.io.OutputStream.nullOutputStream(), java.io.OutputStream.nullOutputStream()));
    assertEquals(3, result.exitStatus());
  }
}
