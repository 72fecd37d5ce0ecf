package org.qistage.runtime.value;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.memory.Holder;

/// A walk over the keys of a 字典 or the elements of a 集合, which may change meanwhile ({@link
/// KeyedValue}).
public final class Cursor implements Holder {
  private final KeyedValue keyed;
  private KeyedValue.Node at;

  Cursor(KeyedValue keyed) {
    this.keyed = keyed;
    at = keyed.head;
  }

  @Override
  public void eachHeld(Consumer<@Nullable Object> visitor) {
    visitor.accept(keyed);
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
