package org.qistage.pipeline.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;

/// A list of `long` of which versions are kept, as {@link PersistentTable} does it.
final class PersistentLongs {
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Leaf(Version version, long[] values) {}

  private @Nullable Leaf[] leaves;
  private int size;

  PersistentLongs() {
    this(new Leaf[1], 0);
  }

  private PersistentLongs(@Nullable Leaf[] leaves, int size) {
    this.leaves = leaves;
    this.size = size;
  }

  PersistentLongs snapshot() {
    return new PersistentLongs(leaves.clone(), size);
  }

  int size() {
    return size;
  }

  long get(int index) {
    Leaf leaf = index >= 0 && index < size ? leaves[index >> BITS] : null;
    return leaf == null ? 0 : leaf.values[index & MASK];
  }

  /// Writes a value; one behind the end makes the list longer.
  @SuppressWarnings("ReferenceEquality") // a version is equal to nothing but itself
  void set(int index, long value, Version version) {
    int number = index >> BITS;
    if (number >= leaves.length) {
      leaves = Arrays.copyOf(leaves, Math.max(number + 1, leaves.length * 2));
    }
    Leaf leaf = leaves[number];
    if (leaf == null) {
      leaf = new Leaf(version, new long[1 << BITS]);
      leaves[number] = leaf;
    } else if (leaf.version != version) {
      leaf = new Leaf(version, leaf.values.clone());
      leaves[number] = leaf;
    }
    leaf.values[index & MASK] = value;
    size = Math.max(size, index + 1);
  }

  void add(long value, Version version) {
    set(size, value, version);
  }

  void removeLast() {
    if (size > 0) {
      size--;
    }
  }

  /// Makes place for a value before the one at an index.
  void insert(int index, long value, Version version) {
    add(0, version);
    for (int i = size - 1; i > index; i--) {
      set(i, get(i - 1), version);
    }
    set(index, value, version);
  }

  void remove(int index, Version version) {
    for (int i = index; i < size - 1; i++) {
      set(i, get(i + 1), version);
    }
    removeLast();
  }

  /// Lets go of what stands before an index and is not read any more.
  void forget(int before) {
    if ((before & MASK) == 0 && before > 0) {
      leaves[(before >> BITS) - 1] = null;
    }
  }
}
