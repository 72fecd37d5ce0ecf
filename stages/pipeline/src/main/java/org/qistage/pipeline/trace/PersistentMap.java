package org.qistage.pipeline.trace;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;

/// A map from numbers from 0 on to numbers of which versions are kept: a radix tree with path copying, as in
/// {@link PersistentTable}. A snapshot costs nothing.
final class PersistentMap {
  /// What a number has that nothing has been put for.
  static final int NONE = -1;

  private static final int BITS = 5;
  private static final int WIDTH = 1 << BITS;
  private static final int MASK = WIDTH - 1;

  private sealed interface Node {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Leaf(Version version, int[] values) implements Node {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Inner(Version version, @Nullable Node[] children) implements Node {}

  private @Nullable Node root;
  private int height;

  PersistentMap() {}

  /// A map with the same entries. Both must be written under new versions from here on.
  PersistentMap snapshot() {
    PersistentMap copy = new PersistentMap();
    copy.root = root;
    copy.height = height;
    return copy;
  }

  int get(int key) {
    if (key < 0 || !fits(key)) {
      return NONE;
    }
    Node node = root;
    for (int level = height; node instanceof Inner inner; level--) {
      node = inner.children[key >>> (level * BITS) & MASK];
    }
    return node instanceof Leaf leaf ? leaf.values[key & MASK] : NONE;
  }

  private boolean fits(int key) {
    int bits = (height + 1) * BITS;
    return bits >= Integer.SIZE || key >>> bits == 0;
  }

  void put(int key, int value, Version version) {
    while (!fits(key)) {
      if (root != null) {
        @Nullable Node[] children = new @Nullable Node[WIDTH];
        children[0] = root;
        root = new Inner(version, children);
      }
      height++;
    }
    root = put(root, height, key, value, version);
  }

  @SuppressWarnings("ReferenceEquality") // a version is equal to nothing but itself
  private static Node put(@Nullable Node node, int level, int key, int value, Version version) {
    if (level == 0) {
      Leaf leaf = node instanceof Leaf found ? found : null;
      if (leaf == null) {
        int[] values = new int[WIDTH];
        Arrays.fill(values, NONE);
        leaf = new Leaf(version, values);
      } else if (leaf.version != version) {
        leaf = new Leaf(version, leaf.values.clone());
      }
      leaf.values[key & MASK] = value;
      return leaf;
    }
    Inner inner = node instanceof Inner found ? found : null;
    if (inner == null) {
      inner = new Inner(version, new @Nullable Node[WIDTH]);
    } else if (inner.version != version) {
      inner = new Inner(version, inner.children.clone());
    }
    int place = key >>> (level * BITS) & MASK;
    inner.children[place] = put(inner.children[place], level - 1, key, value, version);
    return inner;
  }
}
