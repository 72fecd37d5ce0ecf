package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A walk over the keys of a 字典 or the elements of a 集合, which may change meanwhile ({@link
/// KeyedValue}).
public final class Cursor {
  private KeyedValue.Node at;

  Cursor(KeyedValue keyed) {
    at = keyed.head;
  }

  /// Goes to the next entry, if there is one.
  boolean next() {
    KeyedValue.Node from = at;
    while (from.removed && from.before != null) {
      from = from.before;
    }
    KeyedValue.Node next = from.after;
    at = next == null ? from : next;
    return next != null;
  }

  @Nullable Object key() {
    return at.key;
  }
}
