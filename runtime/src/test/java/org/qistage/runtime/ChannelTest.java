package org.qistage.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.qistage.samples.Script.await;
import static org.qistage.samples.Script.catching;
import static org.qistage.samples.Script.close;
import static org.qistage.samples.Script.next;
import static org.qistage.samples.Script.print;
import static org.qistage.samples.Script.receive;
import static org.qistage.samples.Script.send;
import static org.qistage.samples.Script.spawn;
import static org.qistage.samples.Script.yielding;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qistage.runtime.failure.QiError;
import org.qistage.samples.OnEverySchedule;
import org.qistage.samples.Plain;
import org.qistage.samples.Runs;
import org.qistage.samples.Script;

class ChannelTest extends OnEverySchedule {
  private final List<Object> seen = new ArrayList<>();

  @Test
  void aRendezvousHandsTheValueOverWhenBothAreThere() {
    expectsTurnsInOrder();
    Channel channel = QiChannels.qi_channel_new_i64(0);
    Script sender = Script.of(send(channel, 1), print("sent1"), send(channel, 2), print("sent2"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(sender),
                yielding(),
                print("receive"),
                receive(channel, seen::add),
                print("got"),
                receive(channel, seen::add),
                await(sender)));
    assertEquals("receive got sent1 sent2", run.words());
    assertEquals(List.of(1L, 2L), seen);
  }

  @Test
  void aReceiverThatWaitsGetsTheValueDirectly() {
    expectsTurnsInOrder();
    Channel channel = QiChannels.qi_channel_new_i64(0);
    Script receiver = Script.of(receive(channel, seen::add), print("received"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(receiver), yielding(), send(channel, 9), print("sent"), await(receiver)));
    assertEquals("sent received", run.words());
    assertEquals(List.of(9L), seen);
  }

  @Test
  void aBufferTakesAsManyAsItsCapacityThenTheSenderWaits() {
    expectsTurnsInOrder();
    Channel channel = QiChannels.qi_channel_new_i64(2);
    Script sender =
        Script.of(
            send(channel, 1), send(channel, 2), print("full"), send(channel, 3), print("sent3"));
    Runs run =
        Runs.of(
            Script.of(
                spawn(sender),
                yielding(),
                print("take"),
                receive(channel, seen::add),
                receive(channel, seen::add),
                receive(channel, seen::add),
                await(sender)));
    assertEquals("full take sent3", run.words());
    assertEquals(List.of(1L, 2L, 3L), seen);
  }

  @Test
  void aFreedPlaceIsFilledFromTheFirstWaitingSender() {
    expectsTurnsInOrder();
    Channel channel = QiChannels.qi_channel_new_i64(1);
    Script first = Script.of(send(channel, 1), send(channel, 2));
    Script second = Script.of(send(channel, 3));
    Runs.of(
        Script.of(
            spawn(first),
            spawn(second),
            yielding(),
            receive(channel, seen::add),
            receive(channel, seen::add),
            receive(channel, seen::add)));
    assertEquals(List.of(1L, 2L, 3L), seen);
  }

  @Test
  void valuesKeepTheirOrderThroughALargeBufferThatWraps() {
    for (boolean references : new boolean[] {false, true}) {
      seen.clear();
      Channel channel =
          references ? QiChannels.qi_channel_new_ref(1000) : QiChannels.qi_channel_new_i64(1000);
      List<Object> expected = new ArrayList<>();
      Runs.of(
          new Plain(
              context -> {
                long sent = 0;
                for (int round = 0; round < 60; round++) {
                  for (int i = 0; i < round; i++) {
                    long value = sent++;
                    expected.add(value);
                    if (references) {
                      QiChannels.qi_channel_send_ref(channel, value, context);
                    } else {
                      QiChannels.qi_channel_send_i64(channel, value, context);
                    }
                  }
                  for (int i = 0; i < round / 2; i++) {
                    seen.add(
                        references
                            ? QiChannels.qi_channel_receive_ref(channel, context)
                            : QiChannels.qi_channel_receive_i64(channel, context));
                  }
                }
              }));
      assertEquals(expected.subList(0, seen.size()), seen);
    }
  }

  @Test
  void aClosedChannelGivesUpWhatIsLeftAndThenFails() {
    Channel channel = QiChannels.qi_channel_new_i64(4);
    Runs run =
        Runs.of(
            Script.of(
                send(channel, 1),
                close(channel),
                receive(channel, seen::add),
                catching(receive(channel, seen::add), error -> seen.add(error.code())),
                catching(send(channel, 2), error -> seen.add(error.code())),
                catching(close(channel), error -> seen.add(error.code()))));
    assertEquals(List.of(1L, "QI-RUN-0012", "QI-RUN-0011", "QI-RUN-0013"), seen, run.err());
  }

  @Test
  void closingWakesThoseWhoWait() {
    expectsTurnsInOrder();
    Channel empty = QiChannels.qi_channel_new_i64(0);
    Channel full = QiChannels.qi_channel_new_i64(0);
    Script receiver =
        Script.of(catching(receive(empty, seen::add), error -> seen.add(error.code())));
    Script sender = Script.of(catching(send(full, 1), error -> seen.add(error.code())));
    Script looper = Script.of(next(empty, seen::add));
    Runs run =
        Runs.of(
            Script.of(
                spawn(receiver),
                spawn(sender),
                spawn(looper),
                yielding(),
                close(full),
                close(empty),
                await(looper),
                await(receiver)));
    assertEquals(List.of("QI-RUN-0011", "QI-RUN-0012", -1L), seen, run.err());
  }

  @Test
  void aLoopOverAChannelEndsWhenItIsClosedAndDrained() {
    expectsTurnsInOrder();
    Channel channel = QiChannels.qi_channel_new_i64(2);
    Script sender =
        Script.of(
            send(channel, 1),
            send(channel, 2),
            send(channel, 3),
            yielding(),
            send(channel, 4),
            close(channel));
    Script.Step next = next(channel, seen::add);
    Runs run = Runs.of(Script.of(spawn(sender), next, next, next, next, next, next));
    assertEquals(List.of(1L, 2L, 3L, 4L, -1L, -1L), seen, run.err());
  }

  @Test
  void everyRepresentationComesThroughAsItWas() {
    Runs run =
        Runs.of(
            new Plain(
                context -> {
                  Channel floats = QiChannels.qi_channel_new_f64(1);
                  QiChannels.qi_channel_send_f64(floats, -0.5, context);
                  QiChannels.qi_channel_receive_f64(floats, context);
                  QiChannels.qi_channel_send_f64(floats, 2.5, context);
                  seen.add(QiChannels.qi_channel_receive_f64(floats, context));
                  Channel shorts = QiChannels.qi_channel_new_i32(1);
                  QiChannels.qi_channel_send_i32(shorts, -7, context);
                  seen.add(QiChannels.qi_channel_receive_i32(shorts, context));
                  Channel truths = QiChannels.qi_channel_new_bool(1);
                  QiChannels.qi_channel_send_bool(truths, true, context);
                  seen.add(QiChannels.qi_channel_receive_bool(truths, context));
                  Channel strings = QiChannels.qi_channel_new_ref(1);
                  QiChannels.qi_channel_send_ref(strings, "字", context);
                  seen.add(QiChannels.qi_channel_receive_ref(strings, context));
                }));
    assertEquals(List.of(2.5, -7, true, "字"), seen, run.err());
  }

  @Test
  void aNegativeCapacityIsAnError() {
    QiError error = assertThrows(QiError.class, () -> QiChannels.qi_channel_new_i64(-1));
    assertEquals("QI-RUN-0014", error.code());
  }
}
