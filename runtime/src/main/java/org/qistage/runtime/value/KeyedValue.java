package org.qistage.runtime.value;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.Sharing;
import org.qistage.runtime.memory.Holder;

/// The keys of a 字典 with their values, or the elements of a 集合, in the order of their insertion.
///
/// Keys are equal as `==` finds them: numbers, 字符串, enums and 可选 by value, everything else by
/// identity; only 非数 equals itself here, so that it can be found again.
///
/// # Changes during a walk
///
/// Each entry is a node of a doubly linked list, and a {@link Cursor} stands on the node that it gave
/// last. An entry that is removed is unlinked, but keeps its own link to the one before it: a cursor
/// that stands on it goes back, over entries that are removed too, to the nearest one still there, and
/// on from it. So a walk may change what it walks over: it meets each entry once, no entry that was
/// removed before its turn, and the entries that were added at the end.
///
/// # On several workers
///
/// Each change is made under the object's own lock then, so that the table cannot break. A walk needs
/// none: links lead on in the order of insertion alone, whatever is changed meanwhile, so it ends.
public abstract sealed class KeyedValue implements Holder permits DictValue, SetValue {
  static final class Node {
    final @Nullable Object key;
    @Nullable Object value;
    @Nullable Node before;
    @Nullable Node after;
    boolean removed;

    Node(@Nullable Object key, @Nullable Object value) {
      this.key = key;
      this.value = value;
    }
  }

  private final Map<@Nullable Object, Node> nodes = new HashMap<>();

  /// What stands before the first entry.
  final Node head = new Node(null, null);

  private Node last = head;

  @Override
  public final void eachHeld(Consumer<@Nullable Object> visitor) {
    for (Node node = head.after; node != null; node = node.after) {
      visitor.accept(node.key);
      visitor.accept(node.value);
    }
  }

  @Override
  public final void poison() {
    nodes.clear();
    head.after = null;
    last = head;
  }

  /// As of a table of entries {key, value, next} that doubles when it is full.
  @Override
  public final long storageBytes() {
    int size = nodes.size();
    return size == 0 ? 0 : Math.max(8L, Integer.highestOneBit(size - 1) * 2L) * 3 * Long.BYTES;
  }

  final int size() {
    return nodes.size();
  }

  /// The value of a key; null when there is none.
  public final @Nullable Object valueOf(@Nullable Object key) {
    Node node = find(key);
    return node == null ? null : node.value;
  }

  /// The key that is equal to this one; null when there is none.
  public final @Nullable Object own(@Nullable Object key) {
    Node node = find(key);
    return node == null ? null : node.key;
  }

  final @Nullable Node find(@Nullable Object key) {
    if (Sharing.isPossible()) {
      synchronized (this) {
        return nodes.get(comparable(key));
      }
    }
    return nodes.get(comparable(key));
  }

  /// Gives a key a value; a new key stands last.
  ///
  /// @return whether the key is new
  final boolean put(@Nullable Object key, @Nullable Object value) {
    if (Sharing.isPossible()) {
      synchronized (this) {
        return putAlone(key, value);
      }
    }
    return putAlone(key, value);
  }

  private boolean putAlone(@Nullable Object key, @Nullable Object value) {
    Node node = nodes.get(comparable(key));
    if (node != null) {
      node.value = value;
      return false;
    }
    if (nodes.size() >= ArrayValue.MOST) {
      throw QiError.of(new Fault.TooManyElements(String.valueOf(nodes.size() + 1L)));
    }
    Node added = new Node(key, value);
    added.before = last;
    last.after = added;
    last = added;
    nodes.put(comparable(key), added);
    return true;
  }

  /// Takes a key away and gives what it had.
  final @Nullable Node take(@Nullable Object key) {
    if (Sharing.isPossible()) {
      synchronized (this) {
        return takeAlone(key);
      }
    }
    return takeAlone(key);
  }

  private @Nullable Node takeAlone(@Nullable Object key) {
    Node node = nodes.remove(comparable(key));
    if (node != null) {
      Node before = node.before == null ? head : node.before;
      before.after = node.after;
      if (node.after == null) {
        last = before;
      } else {
        node.after.before = before;
      }
      node.removed = true;
    }
    return node;
  }

  /// Both zeros are one key.
  private static @Nullable Object comparable(@Nullable Object key) {
    return key instanceof Double number && number == 0 ? Double.valueOf(0) : key;
  }

  /// Writes one entry as it stands between the braces.
  abstract void appendEntry(ValueText out, Node node);
}
