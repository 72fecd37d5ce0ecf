package org.qistage.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;

/// A channel: a ring of values, and two lists of those who wait: tasks, and cases of 选择.
///
/// A value moves at the moment when it can: a sender hands it to the first waiting receiver, a freed
/// place of the buffer is filled from the first waiting sender. So there are never both values and
/// waiting receivers, nor both free places and waiting senders; and both receivers and senders only
/// where one 选择 without a partner wants to do either. Scalars are kept as 64 bits in a ring of their
/// own and are never boxed. A waiting sender's value is in the waiter's own registers.
///
/// The ring starts small and grows up to the capacity, so that a large capacity costs what is used.
public final class Channel implements Awaited {
  private static final int FIRST_SIZE = 16;

  /// The capacity of a channel that is made without one.
  public static final long DEFAULT_CAPACITY = 16;

  private final long capacity;

  /// The buffered values; one of the two is null.
  private long @Nullable [] scalars;

  private @Nullable Object @Nullable [] references;
  private int head;
  private int count;

  private @Nullable Waiter lastReceiver;
  private @Nullable Waiter lastSender;
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

  boolean closed() {
    return closed;
  }

  /// Sends a value, of which only the part of the channel's kind counts. Suspends when there is
  /// neither a waiting receiver nor a free place.
  void send(long bits, @Nullable Object ref, Context context) {
    if (closed) {
      throw QiError.of(new Fault.SendToClosedChannel());
    }
    if (!offer(bits, ref, context.scheduler)) {
      Task sender = context.suspend(Waiting.SEND, this);
      sender.i64 = bits;
      sender.ref = ref;
      lastSender = WaitList.add(lastSender, sender);
    }
  }

  /// Sends a value if a receiver waits or a place is free; the channel is open.
  boolean offer(long bits, @Nullable Object ref, Scheduler scheduler) {
    Waiter receivers = lastReceiver;
    if (receivers != null) {
      Waiter first = WaitList.first(receivers);
      lastReceiver = WaitList.removeFirst(receivers);
      scheduler.onSent(this, bits, ref, false);
      switch (first) {
        case Task receiver -> {
          receiver.i64 = bits;
          receiver.ref = ref;
          receiver.delivery =
              receiver.waiting == Waiting.NEXT ? Delivery.NEXT_VALUE : Delivery.VALUE;
          scheduler.wake(receiver);
        }
        case Selection.Case choice -> choice.receive(bits, ref, scheduler);
      }
      return true;
    }
    if (count < capacity) {
      put(bits, ref);
      scheduler.onSent(this, bits, ref, true);
      return true;
    }
    return false;
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
    context.scheduler.onClosed(this);
    while (lastReceiver != null) {
      Waiter first = WaitList.first(lastReceiver);
      lastReceiver = WaitList.removeFirst(lastReceiver);
      if (first instanceof Task receiver && receiver.waiting == Waiting.NEXT) {
        receiver.delivery = Delivery.NO_NEXT;
        context.scheduler.wake(receiver);
      } else {
        raiseIn(first, new Fault.ReceiveFromClosedChannel(), context.scheduler);
      }
    }
    while (lastSender != null) {
      Waiter first = WaitList.first(lastSender);
      lastSender = WaitList.removeFirst(lastSender);
      raiseIn(first, new Fault.SendToClosedChannel(), context.scheduler);
    }
  }

  private static void raiseIn(Waiter waiter, Fault fault, Scheduler scheduler) {
    switch (waiter) {
      case Task task -> {
        task.ref = QiError.whileSuspended(fault);
        task.delivery = Delivery.FAILURE;
        scheduler.wake(task);
      }
      case Selection.Case choice -> choice.fail(fault, scheduler);
    }
  }

  void enlistReceiver(Waiter waiter) {
    lastReceiver = WaitList.add(lastReceiver, waiter);
  }

  void enlistSender(Waiter waiter) {
    lastSender = WaitList.add(lastSender, waiter);
  }

  void forgetReceiver(Waiter waiter) {
    if (lastReceiver != null) {
      lastReceiver = WaitList.remove(lastReceiver, waiter);
    }
  }

  void forgetSender(Waiter waiter) {
    if (lastSender != null) {
      lastSender = WaitList.remove(lastSender, waiter);
    }
  }

  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    if (waiter.waiting == Waiting.SEND) {
      forgetSender(waiter);
    } else {
      forgetReceiver(waiter);
    }
  }

  /// Takes a value that is there into the context's registers.
  boolean take(Context context) {
    if (count > 0) {
      poll(context);
      context.scheduler.onReceived(this, context.i64, context.ref, true);
      if (lastSender != null) {
        Waiter sender = removeSender(lastSender);
        put(sender.i64, sender.ref);
        context.scheduler.onSent(this, sender.i64, sender.ref, true);
        release(sender, context.scheduler);
      }
      return true;
    }
    if (lastSender != null) {
      Waiter sender = removeSender(lastSender);
      context.i64 = sender.i64;
      context.ref = sender.ref;
      context.scheduler.onReceived(this, context.i64, context.ref, false);
      release(sender, context.scheduler);
      return true;
    }
    return false;
  }

  private Waiter removeSender(Waiter senders) {
    Waiter sender = WaitList.first(senders);
    lastSender = WaitList.removeFirst(senders);
    return sender;
  }

  /// Lets a sender go on whose value has been taken.
  private static void release(Waiter sender, Scheduler scheduler) {
    sender.ref = null;
    switch (sender) {
      case Task task -> scheduler.wake(task);
      case Selection.Case choice -> choice.fire(scheduler);
    }
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
