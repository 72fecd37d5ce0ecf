package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// Lists of waiters, linked both ways into a ring, so that one reference to the last waiter is the
/// whole list: a task needs no second field for the head of its waiters, and whoever gives up waiting
/// leaves the middle of a list in constant time.
final class WaitList {
  private WaitList() {}

  /// Appends a waiter; gives the list's new last one.
  static Waiter add(@Nullable Waiter last, Waiter waiter) {
    if (last == null) {
      waiter.next = waiter;
      waiter.previous = waiter;
    } else {
      Waiter first = first(last);
      waiter.previous = last;
      waiter.next = first;
      first.previous = waiter;
      last.next = waiter;
    }
    return waiter;
  }

  /// The first waiter of a list that is not empty.
  static Waiter first(Waiter last) {
    return link(last.next);
  }

  /// Takes the first waiter out; gives the list's new last one.
  static @Nullable Waiter removeFirst(Waiter last) {
    return remove(last, first(last));
  }

  /// Takes a waiter that is in the list out of it; gives the list's new last one.
  @SuppressWarnings("ReferenceEquality") // a waiter is equal to nothing but itself
  static @Nullable Waiter remove(Waiter last, Waiter waiter) {
    Waiter before = link(waiter.previous);
    Waiter after = link(waiter.next);
    waiter.next = null;
    waiter.previous = null;
    if (after == waiter) {
      return null;
    }
    before.next = after;
    after.previous = before;
    return waiter == last ? before : last;
  }

  private static Waiter link(@Nullable Waiter waiter) {
    if (waiter == null) {
      throw new IllegalStateException("broken list of waiters");
    }
    return waiter;
  }
}
