package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// A place in a list of those who wait: a task that waits for one thing, or one of the things that a
/// {@link Selection} waits for. It is in at most one list at a time.
abstract sealed class Waiter permits Task, Selection.Case {
  /// What a waiting sender sends, or a scalar's part of it; see {@link #ref}.
  public long i64;

  public @Nullable Object ref;

  /// The links of the one list that this is in; null while it is in none. See {@link WaitList}.
  @Nullable Waiter next;

  @Nullable Waiter previous;
}
