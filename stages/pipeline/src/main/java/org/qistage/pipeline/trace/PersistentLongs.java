package org.qistage.pipeline.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;
import org.qistage.runtime.trace.ObjectTable;

/// A list of `long` of which versions are kept. A snapshot costs nothing; reading, writing, inserting and
/// removing anywhere costs the logarithm of the size, copying included.
///
/// A B+ tree that counts what is below each node, with path copying as in {@link PersistentTable}. Nodes
/// are freed when they are empty and are not merged before (T. Johnson and D. Shasha, *B-trees with inserts
/// and deletes: why free-at-empty is better than merge-at-half*, 1993). What a recording holds already is
/// not copied: a part of its pool is a node, and is opened where it is written.
final class PersistentLongs {
  private static final int LEAF = 32;
  private static final int FAN = 16;

  /// All leaves are equally deep. A node may be written by those of its version.
  private sealed interface Node {
    int size();
  }

  private static final class Leaf implements Node {
    final Version version;
    long[] values;
    int size;

    Leaf(Version version, long[] values, int size) {
      this.version = version;
      this.values = values;
      this.size = size;
    }

    @Override
    public int size() {
      return size;
    }
  }

  private static final class Inner implements Node {
    final Version version;
    final @Nullable Node[] children;
    int count;
    int size;

    Inner(Version version, @Nullable Node[] children, int count, int size) {
      this.version = version;
      this.children = children;
      this.count = count;
      this.size = size;
    }

    Node child(int place) {
      Node child = children[place];
      if (child == null) {
        throw new IllegalStateException("no child " + place);
      }
      return child;
    }

    void open(int place, Node child) {
      System.arraycopy(children, place, children, place + 1, count - place);
      children[place] = child;
      count++;
    }

    void close(int place) {
      System.arraycopy(children, place + 1, children, place, count - place - 1);
      children[--count] = null;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /// A part of a pool, in the place of a node of some height.
  private record Pooled(ObjectTable table, int start, int size) implements Node {}

  private @Nullable Node root;
  private int height;

  PersistentLongs() {}

  /// What a pool holds from a place on.
  PersistentLongs(ObjectTable table, int start, int size) {
    if (size > 0) {
      root = new Pooled(table, start, size);
      while (capacity(height) < size) {
        height++;
      }
    }
  }

  /// A list with the same values. Both must be written under new versions from here on.
  PersistentLongs snapshot() {
    PersistentLongs copy = new PersistentLongs();
    copy.root = root;
    copy.height = height;
    return copy;
  }

  int size() {
    return root == null ? 0 : root.size();
  }

  /// The value at an index; 0 where there is none.
  long get(int index) {
    if (index < 0 || index >= size()) {
      return 0;
    }
    Node node = root;
    int left = index;
    while (node instanceof Inner inner) {
      int place = 0;
      while (left >= inner.child(place).size()) {
        left -= inner.child(place).size();
        place++;
      }
      node = inner.child(place);
    }
    return switch (node) {
      case Leaf leaf -> leaf.values[left];
      case Pooled pooled -> pooled.table().value(pooled.start() + left);
      case Inner _ -> throw new IllegalStateException();
      case null -> 0;
    };
  }

  /// Writes the value at an index, which must be there.
  void set(int index, long value, Version version) {
    Node node = writable(existing(index), height, version);
    root = node;
    int left = index;
    for (int level = height; node instanceof Inner inner; level--) {
      int place = 0;
      while (left >= inner.child(place).size()) {
        left -= inner.child(place).size();
        place++;
      }
      node = writable(inner.child(place), level - 1, version);
      inner.children[place] = node;
    }
    ((Leaf) node).values[left] = value;
  }

  void add(long value, Version version) {
    insert(size(), value, version);
  }

  /// Inserts a value before the one at an index, or at the end.
  void insert(int index, long value, Version version) {
    if (index < 0 || index > size()) {
      throw new IndexOutOfBoundsException(index);
    }
    Node top = root == null ? new Leaf(version, new long[4], 0) : writable(root, height, version);
    Node split = insert(top, height, index, value, version);
    root = top;
    if (split != null) {
      @Nullable Node[] children = new @Nullable Node[FAN];
      children[0] = top;
      children[1] = split;
      root = new Inner(version, children, 2, top.size() + split.size());
      height++;
    }
  }

  /// Inserts below a node that may be written; gives the part of it that did not fit any more.
  private static @Nullable Node insert(
      Node node, int level, int index, long value, Version version) {
    return switch (node) {
      case Leaf leaf -> insert(leaf, index, value, version);
      case Inner inner -> {
        int place = 0;
        int left = index;
        while (place < inner.count - 1 && left > inner.child(place).size()) {
          left -= inner.child(place).size();
          place++;
        }
        Node child = writable(inner.child(place), level - 1, version);
        inner.children[place] = child;
        inner.size++;
        Node split = insert(child, level - 1, left, value, version);
        yield split == null ? null : adopt(inner, place + 1, split, version);
      }
      case Pooled _ -> throw new IllegalStateException("not writable");
    };
  }

  private static @Nullable Node insert(Leaf leaf, int index, long value, Version version) {
    if (leaf.size < LEAF) {
      if (leaf.size == leaf.values.length) {
        leaf.values = Arrays.copyOf(leaf.values, Math.min(LEAF, leaf.size * 2));
      }
      System.arraycopy(leaf.values, index, leaf.values, index + 1, leaf.size - index);
      leaf.values[index] = value;
      leaf.size++;
      return null;
    }
    // Lists mostly grow at their end: then the full leaf stays full.
    int kept = index == LEAF ? LEAF : LEAF / 2;
    Leaf right = new Leaf(version, new long[LEAF], LEAF - kept);
    System.arraycopy(leaf.values, kept, right.values, 0, right.size);
    leaf.size = kept;
    boolean toTheRight = index > kept || kept == LEAF;
    Node none =
        toTheRight
            ? insert(right, index - kept, value, version)
            : insert(leaf, index, value, version);
    assert none == null;
    return right;
  }

  /// Takes in a child at a place; gives the part that did not fit any more. The size counts it already.
  private static @Nullable Node adopt(Inner inner, int place, Node child, Version version) {
    if (inner.count < FAN) {
      inner.open(place, child);
      return null;
    }
    int kept = place == FAN ? FAN : FAN / 2;
    Inner right = new Inner(version, new @Nullable Node[FAN], 0, 0);
    for (int from = kept; from < FAN; from++) {
      Node moved = inner.child(from);
      right.open(right.count, moved);
      right.size += moved.size();
      inner.children[from] = null;
    }
    inner.count = kept;
    if (place > kept || kept == FAN) {
      right.open(place - kept, child);
      right.size += child.size();
    } else {
      inner.open(place, child);
    }
    inner.size -= right.size;
    return right;
  }

  void removeLast(Version version) {
    if (size() > 0) {
      remove(size() - 1, version);
    }
  }

  /// Removes the value at an index, which must be there.
  void remove(int index, Version version) {
    Node top = writable(existing(index), height, version);
    remove(top, height, index, version);
    root = top.size() == 0 ? null : top;
    while (root instanceof Inner inner && inner.count == 1) {
      root = inner.child(0);
      height--;
    }
    if (root == null) {
      height = 0;
    }
  }

  private static void remove(Node node, int level, int index, Version version) {
    switch (node) {
      case Leaf leaf -> {
        System.arraycopy(leaf.values, index + 1, leaf.values, index, leaf.size - index - 1);
        leaf.size--;
      }
      case Inner inner -> {
        int place = 0;
        int left = index;
        while (left >= inner.child(place).size()) {
          left -= inner.child(place).size();
          place++;
        }
        Node child = writable(inner.child(place), level - 1, version);
        inner.children[place] = child;
        inner.size--;
        remove(child, level - 1, left, version);
        if (child.size() == 0) {
          inner.close(place);
        }
      }
      case Pooled _ -> throw new IllegalStateException("not writable");
    }
  }

  private Node existing(int index) {
    if (root == null || index < 0 || index >= root.size()) {
      throw new IndexOutOfBoundsException(index);
    }
    return root;
  }

  private static long capacity(int height) {
    long capacity = LEAF;
    for (int level = 0; level < height; level++) {
      capacity *= FAN;
    }
    return capacity;
  }

  /// A node that may be written under a version.
  @SuppressWarnings("ReferenceEquality") // a version is equal to nothing but itself
  private static Node writable(Node node, int level, Version version) {
    return switch (node) {
      case Leaf leaf when leaf.version == version -> leaf;
      case Leaf leaf -> new Leaf(version, leaf.values.clone(), leaf.size);
      case Inner inner when inner.version == version -> inner;
      case Inner inner -> new Inner(version, inner.children.clone(), inner.count, inner.size);
      case Pooled pooled -> opened(pooled, level, version);
    };
  }

  private static Node opened(Pooled pooled, int level, Version version) {
    int size = pooled.size();
    if (level == 0) {
      long[] values = new long[LEAF];
      for (int i = 0; i < size; i++) {
        values[i] = pooled.table().value(pooled.start() + i);
      }
      return new Leaf(version, values, size);
    }
    long below = capacity(level - 1);
    int count = (int) ((size + below - 1) / below);
    @Nullable Node[] children = new @Nullable Node[FAN];
    int taken = 0;
    for (int i = 0; i < count; i++) {
      int upTo = (int) ((long) size * (i + 1) / count);
      children[i] = new Pooled(pooled.table(), pooled.start() + taken, upTo - taken);
      taken = upTo;
    }
    return new Inner(version, children, count, size);
  }
}
