package org.qistage.runtime.trace;

import java.util.Arrays;

/// A list of `long` that grows in pieces, so that growing copies nothing and wastes little.
final class LongColumn {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  private long[][] pieces = new long[4][];
  private int size;

  void add(long value) {
    int piece = size >> BITS;
    if ((size & MASK) == 0) {
      if (piece == pieces.length) {
        pieces = Arrays.copyOf(pieces, piece * 2);
      }
      pieces[piece] = new long[1 << BITS];
    }
    pieces[piece][size & MASK] = value;
    size++;
  }

  long get(int index) {
    return pieces[index >> BITS][index & MASK];
  }

  int size() {
    return size;
  }
}
