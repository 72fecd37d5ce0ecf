package org.qistage.runtime.trace;

import java.util.Arrays;

/// A list of `byte` that grows in pieces, so that growing copies nothing and wastes little.
final class ByteColumn {
  private static final int BITS = 13;
  private static final int MASK = (1 << BITS) - 1;

  private byte[][] pieces = new byte[4][];
  private int size;

  void add(int value) {
    int piece = size >> BITS;
    if ((size & MASK) == 0) {
      if (piece == pieces.length) {
        pieces = Arrays.copyOf(pieces, piece * 2);
      }
      pieces[piece] = new byte[1 << BITS];
    }
    pieces[piece][size & MASK] = (byte) value;
    size++;
  }

  int get(int index) {
    return pieces[index >> BITS][index & MASK];
  }

  int size() {
    return size;
  }
}
