package org.qistage.runtime.trace;

import java.util.Arrays;

/// A list of `int` that grows in pieces, so that growing copies nothing and wastes little.
final class IntColumn {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  private int[][] pieces = new int[4][];
  private int size;

  void add(int value) {
    int piece = size >> BITS;
    if ((size & MASK) == 0) {
      if (piece == pieces.length) {
        pieces = Arrays.copyOf(pieces, piece * 2);
      }
      pieces[piece] = new int[1 << BITS];
    }
    pieces[piece][size & MASK] = value;
    size++;
  }

  int get(int index) {
    return pieces[index >> BITS][index & MASK];
  }

  int size() {
    return size;
  }
}
