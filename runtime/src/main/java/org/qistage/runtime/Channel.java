package org.qistage.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.memory.Holder;

/// A channel: a ring of values, and two lists of those who wait: tasks, and cases of 选择.
///
/// A value moves at the moment when it can: a sender hands it to the first waiting receiver, a freed
/// place of the buffer is filled from the first waiting sender. So there are never both values and
/// waiting receivers, nor both free places and waiting senders; and both receivers and senders only
/// where one 选择 without a partner wants to do either. Scalars are kept as 64 bits in a ring of their
/// own and are never boxed. A waiting sender's value is in the waiter's own registers.
///
/// The ring starts small and grows up to the capacity, so that a large capacity costs what is used.
public final class Channel extends Lockable implements Awaited, Holder {
  private static final int FIRST_SIZE = 16;

  /// The capacity of a channel that is made without one.
  public static final long DEFAULT_CAPACITY = 16;

  /// Numbers the channels that selections have met, so that all lock them in one order.
  private static final AtomicLong RANKS = new AtomicLong();

  private static final VarHandle RANK;

  static {
    try {
      RANK = MethodHandles.lookup().findVarHandle(Channel.class, "rank", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long capacity;

  /// From {@link #RANKS}; 0 before a selection has met it on the parallel scheduler.
  @SuppressWarnings("UnusedVariable") // read through its handle
  private long rank;

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

  /// What is in the buffer. A waiting sender's value is still the sender's.
  @Override
  public void eachHeld(Consumer<@Nullable Object> visitor) {
    @Nullable Object[] ring = references;
    for (int i = 0; ring != null && i < count; i++) {
      visitor.accept(ring[(head + i) % ring.length]);
    }
  }

  @Override
  public long storageBytes() {
    @Nullable Object[] ring = references;
    long[] numbers = scalars;
    return (long) Long.BYTES * (ring != null ? ring.length : numbers != null ? numbers.length : 0);
  }

  long capacity() {
    return capacity;
  }

  /// Its place in the order in which locks of several channels are taken.
  long rank() {
    if ((long) RANK.getAcquire(this) == 0) {
      RANK.compareAndSet(this, 0L, RANKS.incrementAndGet());
    }
    return (long) RANK.getAcquire(this);
  }

  boolean ofReferences() {
    return references != null;
  }

  boolean closed() {
    return closed;
  }

  // ---- What a running task does ----

  /// Sends a value, of which only the part of the channel's kind counts. Suspends when there is
  /// neither a waiting receiver nor a free place.
  void send(long bits, @Nullable Object ref, Context context) {
    if (context.endsHere()) {
      return;
    }
    lock(context);
    if (closed) {
      context.scheduler.onUsed(this);
      unlock(context);
      throw QiError.of(new Fault.SendToClosedChannel());
    }
    if (offer(bits, ref, context)) {
      unlock(context);
      context.wakePartner();
      return;
    }
    Task sender = context.suspend(Waiting.SEND, this);
    sender.i64 = bits;
    sender.ref = ref;
    if (!context.parallel) {
      lastSender = WaitList.add(lastSender, sender);
    }
    unlock(context);
  }

  /// Receives a value into the context's registers, or suspends.
  void receive(Context context) {
    if (context.endsHere()) {
      return;
    }
    if (context.parallel && count == 0 && lastSender == null && !closed) {
      // As it looks without the lock; it is looked at once more before the task waits.
      awaitValue(Waiting.RECEIVE, context);
      return;
    }
    lock(context);
    if (take(context)) {
      unlock(context);
      context.wakePartner();
      return;
    }
    context.scheduler.onUsed(this);
    if (closed) {
      unlock(context);
      throw QiError.of(new Fault.ReceiveFromClosedChannel());
    }
    awaitValue(Waiting.RECEIVE, context);
    unlock(context);
  }

  /// Receives the next value into the running task's registers, or suspends.
  ///
  /// @return true when there is one; false when the channel is closed and drained, and whenever this
  ///     suspends
  boolean next(Context context) {
    if (context.endsHere()) {
      return false;
    }
    lock(context);
    if (take(context)) {
      unlock(context);
      context.wakePartner();
      Task task = context.task();
      task.i64 = context.i64;
      task.ref = context.ref;
      context.ref = null;
      return true;
    }
    context.scheduler.onUsed(this);
    if (!closed) {
      awaitValue(Waiting.NEXT, context);
    }
    unlock(context);
    return false;
  }

  private void awaitValue(int waiting, Context context) {
    Task receiver = context.suspend(waiting, this);
    if (!context.parallel) {
      lastReceiver = WaitList.add(lastReceiver, receiver);
    }
  }

  /// Wakes all that wait: receivers find the channel closed, senders fail. What is in the buffer can
  /// still be received.
  void close(Context context) {
    lock(context);
    if (closed) {
      context.scheduler.onUsed(this);
      unlock(context);
      throw QiError.of(new Fault.ChannelClosedTwice());
    }
    closed = true;
    context.scheduler.onClosed(this);
    List<Waiter> woken = new ArrayList<>();
    for (Waiter first = nextReceiver(context); first != null; first = nextReceiver(context)) {
      if (first instanceof Task receiver && receiver.waiting() == Waiting.NEXT) {
        receiver.setDelivery(Delivery.NO_NEXT);
      } else {
        first.fail(new Fault.ReceiveFromClosedChannel());
      }
      woken.add(first);
    }
    for (Waiter first = nextSender(context); first != null; first = nextSender(context)) {
      first.fail(new Fault.SendToClosedChannel());
      woken.add(first);
    }
    unlock(context);
    woken.forEach(waiter -> waiter.goOnInTurn(context));
  }

  // ---- What is done under the lock ----

  /// Sends a value if a receiver waits or a place is free; the channel is open. A receiver that has
  /// been given the value becomes the context's partner.
  boolean offer(long bits, @Nullable Object ref, Context context) {
    Waiter receiver = nextReceiver(context);
    if (receiver != null) {
      context.scheduler.countMoved(ref);
      context.scheduler.onSent(this, bits, ref, false);
      if (receiver instanceof Task task) {
        task.i64 = bits;
        task.ref = ref;
        task.setDelivery(task.waiting() == Waiting.NEXT ? Delivery.NEXT_VALUE : Delivery.RECEIVED);
      } else {
        ((Selection.Case) receiver).selection.receive(bits, ref);
      }
      context.partner = receiver;
      return true;
    }
    if (count < capacity) {
      context.scheduler.countMoved(ref);
      put(bits, ref);
      context.scheduler.onSent(this, bits, ref, true);
      return true;
    }
    return false;
  }

  /// Takes a value that is there into the context's registers. A sender whose value has been taken
  /// over becomes the context's partner.
  boolean take(Context context) {
    if (count > 0) {
      poll(context);
      context.scheduler.onReceived(this, context.i64, context.ref, true);
      Waiter sender = nextSender(context);
      if (sender != null) {
        countMoved(sender, context);
        put(sender.i64, sender.ref);
        context.scheduler.onMoved(sender);
        context.scheduler.onSent(this, sender.i64, sender.ref, true);
        sender.ref = null;
        context.partner = sender;
      }
      return true;
    }
    Waiter sender = nextSender(context);
    if (sender != null) {
      countMoved(sender, context);
      context.i64 = sender.i64;
      context.ref = sender.ref;
      context.scheduler.onMoved(sender);
      context.scheduler.onReceived(this, context.i64, context.ref, false);
      sender.ref = null;
      context.partner = sender;
      return true;
    }
    return false;
  }

  /// A waiting task keeps its own count of what it sends; a case gives its count away.
  private static void countMoved(Waiter sender, Context context) {
    if (sender instanceof Task) {
      context.scheduler.countMoved(sender.ref);
    }
  }

  /// Takes the first receiver out that still waits, and claims it.
  private @Nullable Waiter nextReceiver(Context context) {
    while (lastReceiver != null) {
      Waiter first = WaitList.first(lastReceiver);
      lastReceiver = WaitList.removeFirst(lastReceiver);
      if (first.claim(context)) {
        return first;
      }
    }
    return null;
  }

  private @Nullable Waiter nextSender(Context context) {
    while (lastSender != null) {
      Waiter first = WaitList.first(lastSender);
      lastSender = WaitList.removeFirst(lastSender);
      if (first.claim(context)) {
        return first;
      }
    }
    return null;
  }

  void addReceiver(Waiter waiter) {
    lastReceiver = WaitList.add(lastReceiver, waiter);
  }

  void addSender(Waiter waiter) {
    lastSender = WaitList.add(lastSender, waiter);
  }

  // ---- Waiting, and giving it up ----

  @Override
  public boolean enlist(Task task, Context context) {
    boolean sends = task.waiting() == Waiting.SEND;
    lockSuspending(task, context);
    if (sends ? sendNow(task, context) : receiveNow(task, context)) {
      task.goesOn();
      unlock(context);
      context.wakePartner();
      return false;
    }
    boolean parked = !task.isToldToEnd();
    if (parked) {
      task.waitsFor = this;
      if (sends) {
        addSender(task);
      } else {
        addReceiver(task);
      }
    }
    unlock(context);
    return parked;
  }

  private boolean sendNow(Task task, Context context) {
    if (closed) {
      task.fail(new Fault.SendToClosedChannel());
      return true;
    }
    if (offer(task.i64, task.ref, context)) {
      task.ref = null;
      return true;
    }
    return false;
  }

  private boolean receiveNow(Task task, Context context) {
    boolean next = task.waiting() == Waiting.NEXT;
    if (take(context)) {
      task.i64 = context.i64;
      task.ref = context.ref;
      context.ref = null;
      task.setDelivery(next ? Delivery.NEXT_VALUE : Delivery.VALUE);
      return true;
    }
    if (closed) {
      if (next) {
        task.setDelivery(Delivery.NO_NEXT);
      } else {
        task.fail(new Fault.ReceiveFromClosedChannel());
      }
    }
    return closed;
  }

  /// Takes out the entry of a selection that has come to its end, unless that has been done.
  void forgetReceiver(Waiter entry, Context context) {
    lock(context);
    if (lastReceiver != null && entry.next != null) {
      lastReceiver = WaitList.remove(lastReceiver, entry);
    }
    unlock(context);
  }

  void forgetSender(Waiter entry, Context context) {
    lock(context);
    if (lastSender != null && entry.next != null) {
      lastSender = WaitList.remove(lastSender, entry);
    }
    unlock(context);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a channel is equal to nothing but itself
  public boolean withdraw(Task waiter, Context context) {
    lock(context);
    boolean there = waiter.waitsFor == this;
    if (there) {
      waiter.waitsFor = null;
      if (waiter.waiting() == Waiting.SEND) {
        if (lastSender != null) {
          lastSender = WaitList.remove(lastSender, waiter);
        }
      } else if (lastReceiver != null) {
        lastReceiver = WaitList.remove(lastReceiver, waiter);
      }
    }
    unlock(context);
    return there;
  }

  // ---- The ring ----

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
