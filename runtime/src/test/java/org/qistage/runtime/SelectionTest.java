package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.awaitFor;
import static org.qistage.samples.Script.catching;
import static org.qistage.samples.Script.close;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.receive;
import static org.qistage.samples.Script.select;
import static org.qistage.samples.Script.send;
import static org.qistage.samples.Script.sleep;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.yielding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.WaitGraph;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class SelectionTest extends OnEverySchedule {
  private final List<Object> seen = new ArrayList<>();

  private final Channel a = QiChannels.qi_channel_new_i64(0);
  private final Channel b = QiChannels.qi_channel_new_i64(0);

  /// Receives from channels in order and notes `case=value`.
  private Script.Step receiveFirst(Channel... channels) {
    return select(
        selection -> {
          for (Channel channel : channels) {
            QiSelections.qi_select_receive(selection, channel);
          }
        },
        (selection, number) ->
            seen.add(number + "=" + QiSelections.qi_select_value_i64(selection)));
  }

  @Test
  void theFirstReadyCaseInTextualOrderIsTaken() {
    Channel full = QiChannels.qi_channel_new_i64(1);
    Channel fuller = QiChannels.qi_channel_new_i64(2);
    Runs.of(
        Script.of(
            send(full, 1),
            send(fuller, 2),
            send(fuller, 3),
            receiveFirst(a, fuller, full),
            receiveFirst(full, fuller),
            receiveFirst(full, fuller)));
    assertEquals(List.of("1=2", "0=1", "1=3"), seen);
  }

  @Test
  void aSelectionThatWaitedLeavesNothingInTheOtherQueues() {
    expectsTurnsInOrder();
    Script waiting = Script.of(receiveFirst(a, b));
    Script late = Script.of(send(a, 2), print("late"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(waiting),
                yielding(),
                send(b, 1),
                spawn(late),
                yielding(),
                yielding(),
                print("nobody"),
                receive(a, seen::add),
                await(late)));
    assertEquals(List.of("1=1", 2L), seen);
    assertEquals("nobody late", run.words());
  }

  @Test
  void twoSelectionsThatMeetCompleteEachOtherOnce() {
    expectsTurnsInOrder();
    Script sender =
        Script.of(
            select(
                selection -> {
                  QiSelections.qi_select_send_i64(selection, a, 1);
                  QiSelections.qi_select_send_i64(selection, b, 2);
                },
                (selection, number) -> seen.add("sent" + number)));
    Runs run = Runs.of(Script.of(spawn(sender), yielding(), receiveFirst(b, a), await(sender)));
    assertEquals(List.of("0=2", "sent1"), seen, run.err());
  }

  @Test
  void aSelectionNeverMeetsItself() {
    Runs run =
        Runs.of(
            Script.of(
                select(
                    selection -> {
                      QiSelections.qi_select_send_i64(selection, a, 1);
                      QiSelections.qi_select_receive(selection, a);
                    },
                    (selection, number) -> seen.add(number))));
    assertEquals(List.of(), seen);
    assertTrue(
        run.result().error().orElseThrow().fault() instanceof Fault.Deadlock(WaitGraph waits)
            && waits.waits().getFirst().target()
                instanceof WaitGraph.Target.OfSelection(List<WaitGraph.Target> cases)
            && cases.equals(
                List.of(new WaitGraph.Target.Send(1, 0), new WaitGraph.Target.Receive(1, 0))),
        run.err());
  }

  @Test
  void aLostTimeoutDoesNotMoveTheClock() {
    List<Long> times = new ArrayList<>();
    Script.Step look = context -> times.add(QiTasks.qi_time_now(context));
    Script sender = Script.of(sleep(3), send(a, 1));
    Runs run =
        Runs.of(
            Script.of(
                look,
                spawn(sender),
                select(
                    selection -> {
                      QiSelections.qi_select_receive(selection, a);
                      QiSelections.qi_select_timeout(selection, 1_000_000);
                    },
                    (selection, number) -> seen.add(number)),
                look,
                receive(b, seen::add)));
    assertEquals(List.of(0L), seen);
    assertEquals(3, times.getLast() - times.getFirst());
    // The timeout is gone: waiting for what never comes is found to be a deadlock, not waited for.
    assertEquals("QI-RUN-0007", run.result().error().orElseThrow().code());
  }

  @Test
  void aTimeOfZeroLosesToAnyReadyCaseButDoesNotSuspend() {
    expectsTurnsInOrder();
    Channel full = QiChannels.qi_channel_new_i64(1);
    Script other = Script.of(print("other"));
    Script.Step choose =
        select(
            selection -> {
              QiSelections.qi_select_timeout(selection, 0);
              QiSelections.qi_select_receive(selection, full);
            },
            (selection, number) -> seen.add(number));
    Script.Step again =
        select(
            selection -> {
              QiSelections.qi_select_timeout(selection, 0);
              QiSelections.qi_select_receive(selection, full);
            },
            (selection, number) -> seen.add(number));
    Runs run =
        Runs.of(Script.of(spawn(other), choose, send(full, 1), again, print("main"), await(other)));
    assertEquals(List.of(0L, 1L), seen);
    assertEquals("main other", run.words());
  }

  @Test
  void closingCompletesTheCaseWithItsFailure() {
    Script waiting =
        Script.of(catching(receiveFirst(a, b), error -> seen.add(error.code())), print("after"));
    Runs run = Runs.of(Script.of(spawn(waiting), yielding(), close(b), await(waiting), close(a)));
    assertEquals(List.of("QI-RUN-0012"), seen, run.err());
    assertEquals("after", run.words());
  }

  @Test
  void aPollNeverWaits() {
    expectsTurnsInOrder();
    Script poller =
        Script.of(
            context -> {
              Selection selection = QiSelections.qi_select_new();
              QiSelections.qi_select_receive(selection, a);
              QiSelections.qi_select_send_i64(selection, b, 4);
              seen.add(QiSelections.qi_select_poll(selection, context));
            });
    Script receiver = Script.of(receive(b, seen::add));
    Script again =
        Script.of(
            context -> {
              Selection selection = QiSelections.qi_select_new();
              QiSelections.qi_select_receive(selection, a);
              QiSelections.qi_select_send_i64(selection, b, 4);
              seen.add(QiSelections.qi_select_poll(selection, context));
            });
    Runs run =
        Runs.of(
            Script.of(
                spawn(poller),
                yielding(),
                spawn(receiver),
                spawn(again),
                await(again),
                await(receiver)));
    assertEquals(List.of(-1L, 1L, 4L), seen, run.err());
  }

  @Test
  void aTaskThatEndsWithinTheTimeAndOneThatDoesNot() {
    Script slow = Script.returning(7, sleep(50));
    Runs run =
        Runs.of(
            Script.of(
                spawn(slow),
                awaitFor(slow, 20, seen::add),
                awaitFor(slow, 0, seen::add),
                awaitFor(slow, 100, seen::add),
                awaitFor(slow, 0, seen::add)));
    assertEquals(List.of(false, false, true, true), seen, run.err());
  }
}
