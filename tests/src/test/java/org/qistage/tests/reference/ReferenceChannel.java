package org.qistage.tests.reference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel, and the waiting of 选择.
final class ReferenceChannel {
  static final String SEND_CLOSED = "QI-RUN-0011";
  static final String RECEIVE_CLOSED = "QI-RUN-0012";
  static final String CLOSED_TWICE = "QI-RUN-0013";

  /// Who waits, until one of the things that it waits for has come.
  static final class Turn {
    final Fibers.Fiber fiber;
    boolean over;

    /// Which case of a 选择 has come.
    int chosen;

    Turn(Fibers.Fiber fiber) {
      this.fiber = fiber;
    }
  }

  private record Receiver(Turn turn, int index) {}

  private record Sender(Turn turn, int index, @Nullable Object value) {}

  private final Fibers fibers;
  private final long capacity;
  private final Deque<Values.Box> buffer = new ArrayDeque<>();
  private final Deque<Receiver> receivers = new ArrayDeque<>();
  private final Deque<Sender> senders = new ArrayDeque<>();
  private boolean closed;

  ReferenceChannel(Fibers fibers, long capacity) {
    this.fibers = fibers;
    this.capacity = capacity;
  }

  private @Nullable Receiver firstReceiver() {
    receivers.removeIf(receiver -> receiver.turn.over);
    return receivers.poll();
  }

  private @Nullable Sender firstSender() {
    senders.removeIf(sender -> sender.turn.over);
    return senders.poll();
  }

  private void end(Turn turn, int index) {
    turn.over = true;
    turn.chosen = index;
    fibers.wake(turn.fiber);
  }

  /// Sends at once, if that is possible.
  boolean offer(@Nullable Object value) {
    if (closed) {
      throw new QiFailure(SEND_CLOSED, "");
    }
    Receiver receiver = firstReceiver();
    if (receiver != null) {
      receiver.turn.fiber.delivered = Optional.of(new Values.Box(value));
      end(receiver.turn, receiver.index);
      return true;
    }
    if (buffer.size() < capacity) {
      buffer.add(new Values.Box(value));
      return true;
    }
    return false;
  }

  /// Receives at once, if that is possible. A closed channel without values fails.
  Optional<Values.Box> poll() {
    Values.Box value = buffer.poll();
    Sender sender = value == null || buffer.size() < capacity ? firstSender() : null;
    if (sender != null) {
      Values.Box sent = new Values.Box(sender.value);
      if (value == null) {
        value = sent;
      } else {
        buffer.add(sent);
      }
      end(sender.turn, sender.index);
    }
    return Optional.ofNullable(value);
  }

  boolean isClosed() {
    return closed;
  }

  void send(@Nullable Object value) {
    if (!offer(value)) {
      waitToSend(new Turn(fibers.current()), 0, value);
      fibers.suspend();
    }
  }

  void waitToSend(Turn turn, int index, @Nullable Object value) {
    senders.add(new Sender(turn, index, value));
  }

  void waitToReceive(Turn turn, int index) {
    receivers.add(new Receiver(turn, index));
  }

  @Nullable Object receive() {
    return next().orElseThrow(() -> new QiFailure(RECEIVE_CLOSED, "")).value();
  }

  /// The next value; none when the channel is closed and drained.
  Optional<Values.Box> next() {
    Optional<Values.Box> value = poll();
    if (value.isPresent() || closed) {
      return value;
    }
    Turn turn = new Turn(fibers.current());
    waitToReceive(turn, 0);
    fibers.suspend();
    return delivered(turn.fiber);
  }

  @SuppressWarnings("unchecked") // only this class delivers
  static Optional<Values.Box> delivered(Fibers.Fiber fiber) {
    Object delivered = fiber.delivered;
    fiber.delivered = null;
    return delivered == null ? Optional.empty() : (Optional<Values.Box>) delivered;
  }

  void close() {
    if (closed) {
      throw new QiFailure(CLOSED_TWICE, "");
    }
    closed = true;
    for (Receiver receiver = firstReceiver(); receiver != null; receiver = firstReceiver()) {
      receiver.turn.fiber.delivered = Optional.empty();
      end(receiver.turn, receiver.index);
    }
    for (Sender sender = firstSender(); sender != null; sender = firstSender()) {
      sender.turn.fiber.raised = new QiFailure(SEND_CLOSED, "");
      end(sender.turn, sender.index);
    }
  }
}
