package org.qistage.pipeline.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing array of entries of which versions are kept: {@link #snapshot} costs a copy of the array of
/// leaves, and from then on only what is written is copied. Entries carry the version that may write
/// them; an entry of another version is copied first.
///
/// (The full-vector form of path copying, as in N. Sarnak and R. Tarjan, *Planar point location using
/// persistent search trees*, 1986, with two levels, which is enough for some million entries.)
final class PersistentTable<T extends PersistentTable.Entry<T>> {
  private static final int BITS = 5;
  private static final int MASK = (1 << BITS) - 1;

  /// Who may write: each snapshot and what goes on after it are two versions.
  static final class Version {}

  /// What the table holds.
  interface Entry<T> {
    /// The version that may write it.
    Version version();

    T copy(Version version);
  }

  private static final class Leaf {
    final Version version;
    final @Nullable Object[] entries;

    Leaf(Version version, @Nullable Object[] entries) {
      this.version = version;
      this.entries = entries;
    }
  }

  private @Nullable Leaf[] leaves;

  PersistentTable() {
    this(new Leaf[4]);
  }

  private PersistentTable(@Nullable Leaf[] leaves) {
    this.leaves = leaves;
  }

  /// A table with the same entries. Both must be written under new versions from here on.
  PersistentTable<T> snapshot() {
    return new PersistentTable<>(leaves.clone());
  }

  /// The entry to be read; null when there is none.
  @SuppressWarnings("unchecked") // only entries of this type are put in
  @Nullable T get(int index) {
    int leaf = index >> BITS;
    if (index < 0 || leaf >= leaves.length) {
      return null;
    }
    Leaf found = leaves[leaf];
    return found == null ? null : (T) found.entries[index & MASK];
  }

  /// The entry to be written; null when there is none.
  @SuppressWarnings("ReferenceEquality") // a version is equal to nothing but itself
  @Nullable T edit(int index, Version version) {
    T entry = get(index);
    if (entry == null || entry.version() == version) {
      return entry;
    }
    T copy = entry.copy(version);
    put(index, copy, version);
    return copy;
  }

  @SuppressWarnings("ReferenceEquality") // a version is equal to nothing but itself
  void put(int index, @Nullable T entry, Version version) {
    int number = index >> BITS;
    if (number >= leaves.length) {
      leaves = Arrays.copyOf(leaves, Math.max(number + 1, leaves.length * 2));
    }
    Leaf leaf = leaves[number];
    if (leaf == null) {
      leaf = new Leaf(version, new @Nullable Object[1 << BITS]);
      leaves[number] = leaf;
    } else if (leaf.version != version) {
      leaf = new Leaf(version, leaf.entries.clone());
      leaves[number] = leaf;
    }
    leaf.entries[index & MASK] = entry;
  }

  /// One more than the largest index that there may be an entry at.
  int bound() {
    return leaves.length << BITS;
  }
}
