package org.qistage.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// A channel: a ring of values, and two lists of tasks that wait.
///
/// A value moves at the moment when it can: a sender hands it to the first waiting receiver, a freed
/// place of the buffer is filled from the first waiting sender. So there are never both values and
/// waiting receivers, nor both free places and waiting senders. Scalars are kept as 64 bits in a ring
/// of their own and are never boxed. A waiting sender's value is in the sender's own registers.
///
/// The ring starts small and grows up to the capacity, so that a large capacity costs what is used.
public final class Channel {
  private static final int FIRST_SIZE = 16;

  /// The capacity of a channel that is made without one.
  public static final long DEFAULT_CAPACITY = 16;

  private final long capacity;

  /// The buffered values; one of the two is null.
  private long @Nullable [] scalars;

  private @Nullable Object @Nullable [] references;
  private int head;
  private int count;

  private @Nullable Task lastReceiver;
  private @Nullable Task lastSender;
  private boolean closed;

  private Channel(long capacity, boolean ofReferences) {
    if (capacity < 0) {
      throw QiError.of(new Fault.NegativeSize(capacity));
    }
    this.capacity = capacity;
    int size = (int) Math.min(capacity, FIRST_SIZE);
    if (ofReferences) {
      references = new @Nullable Object[size];
    } else {
      scalars = new long[size];
    }
  }

  /// A channel of 整数, 短整数, 布尔, 字符 or 浮点数.
  static Channel ofScalars(long capacity) {
    return new Channel(capacity, false);
  }

  static Channel ofReferences(long capacity) {
    return new Channel(capacity, true);
  }

  long capacity() {
    return capacity;
  }

  /// Sends a value, of which only the part of the channel's kind counts. Suspends when there is
  /// neither a waiting receiver nor a free place.
  void send(long bits, @Nullable Object ref, Context context) {
    if (closed) {
      throw QiError.of(new Fault.SendToClosedChannel());
    }
    Task receivers = lastReceiver;
    if (receivers != null) {
      Task receiver = WaitList.first(receivers);
      lastReceiver = WaitList.removeFirst(receivers);
      receiver.i64 = bits;
      receiver.ref = ref;
      receiver.delivery = receiver.waiting == Waiting.NEXT ? Delivery.NEXT_VALUE : Delivery.VALUE;
      context.scheduler.wake(receiver);
    } else if (count < capacity) {
      put(bits, ref);
    } else {
      Task sender = context.suspend(Waiting.SEND, this);
      sender.i64 = bits;
      sender.ref = ref;
      lastSender = WaitList.add(lastSender, sender);
    }
  }

  /// Receives a value into the context's registers, or suspends.
  void receive(Context context) {
    if (take(context)) {
      return;
    }
    if (closed) {
      throw QiError.of(new Fault.ReceiveFromClosedChannel());
    }
    lastReceiver = WaitList.add(lastReceiver, context.suspend(Waiting.RECEIVE, this));
  }

  /// Receives the next value into the running task's registers, or suspends.
  ///
  /// @return true when there is one; false when the channel is closed and drained, and whenever this
  ///     suspends
  boolean next(Context context) {
    if (take(context)) {
      Task task = context.task();
      task.i64 = context.i64;
      task.ref = context.ref;
      context.ref = null;
      return true;
    }
    if (!closed) {
      lastReceiver = WaitList.add(lastReceiver, context.suspend(Waiting.NEXT, this));
    }
    return false;
  }

  /// Wakes all that wait: receivers find the channel closed, senders fail. What is in the buffer can
  /// still be received.
  void close(Context context) {
    if (closed) {
      throw QiError.of(new Fault.ChannelClosedTwice());
    }
    closed = true;
    while (lastReceiver != null) {
      Task receiver = WaitList.first(lastReceiver);
      lastReceiver = WaitList.removeFirst(lastReceiver);
      if (receiver.waiting == Waiting.NEXT) {
        receiver.delivery = Delivery.NO_NEXT;
      } else {
        raiseIn(receiver, new Fault.ReceiveFromClosedChannel());
      }
      context.scheduler.wake(receiver);
    }
    while (lastSender != null) {
      Task sender = WaitList.first(lastSender);
      lastSender = WaitList.removeFirst(lastSender);
      raiseIn(sender, new Fault.SendToClosedChannel());
      context.scheduler.wake(sender);
    }
  }

  private static void raiseIn(Task task, Fault fault) {
    task.ref = QiError.whileSuspended(fault);
    task.delivery = Delivery.FAILURE;
  }

  /// Takes a value that is there into the context's registers.
  private boolean take(Context context) {
    if (count > 0) {
      poll(context);
      if (lastSender != null) {
        Task sender = freeFirstSender(context);
        put(sender.i64, sender.ref);
        sender.ref = null;
      }
      return true;
    }
    if (lastSender != null) {
      Task sender = freeFirstSender(context);
      context.i64 = sender.i64;
      context.ref = sender.ref;
      sender.ref = null;
      return true;
    }
    return false;
  }

  private Task freeFirstSender(Context context) {
    Task senders = lastSender;
    if (senders == null) {
      throw new IllegalStateException("no sender waits");
    }
    Task sender = WaitList.first(senders);
    lastSender = WaitList.removeFirst(senders);
    context.scheduler.wake(sender);
    return sender;
  }

  private void put(long bits, @Nullable Object ref) {
    long[] ring = scalars;
    if (ring != null) {
      if (count == ring.length) {
        ring = grown(ring);
      }
      ring[place(ring.length)] = bits;
    } else {
      putReference(ref);
    }
    count++;
  }

  private void putReference(@Nullable Object ref) {
    @Nullable Object[] ring = references;
    if (ring == null) {
      throw new IllegalStateException("a channel without a ring");
    }
    if (count == ring.length) {
      @Nullable Object[] larger = Arrays.copyOf(ring, grownSize(count));
      int wrapped = head;
      System.arraycopy(ring, head, larger, 0, count - wrapped);
      System.arraycopy(ring, 0, larger, count - wrapped, wrapped);
      Arrays.fill(larger, count, larger.length, null);
      head = 0;
      references = larger;
      ring = larger;
    }
    ring[place(ring.length)] = ref;
  }

  private long[] grown(long[] ring) {
    long[] larger = new long[grownSize(count)];
    System.arraycopy(ring, head, larger, 0, count - head);
    System.arraycopy(ring, 0, larger, count - head, head);
    head = 0;
    scalars = larger;
    return larger;
  }

  private int grownSize(int size) {
    return (int)
        Math.min(Math.min(capacity, Integer.MAX_VALUE - 8), Math.max(FIRST_SIZE, size * 2L));
  }

  /// Where the next value goes.
  private int place(int size) {
    int place = head + count;
    return place < size ? place : place - size;
  }

  private void poll(Context context) {
    long[] ring = scalars;
    int size;
    if (ring != null) {
      size = ring.length;
      context.i64 = ring[head];
    } else {
      @Nullable Object[] objects = references;
      if (objects == null) {
        throw new IllegalStateException("a channel without a ring");
      }
      size = objects.length;
      context.ref = objects[head];
      objects[head] = null;
    }
    head = head + 1 < size ? head + 1 : 0;
    count--;
  }

  @Override
  public String toString() {
    return "通道";
  }
}
