package org.qistage.pipeline.launch;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The standard input of a program in a child JVM: pieces that have come and were not read yet.
final class ChildInput extends InputStream {
  /// From so many bytes on no more are taken.
  private static final int FULL = 1 << 20;

  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private int waiting;

  /// How much of the first piece has been read.
  private int read;

  private boolean ended;

  /// Adds a piece, however much is waiting.
  synchronized void add(byte[] piece) {
    if (piece.length > 0) {
      pieces.add(piece);
      waiting += piece.length;
      notifyAll();
    }
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Waits, but not for ever, until there is room for more. The caller asks again.
  ///
  /// @return whether there is
  @SuppressWarnings("WaitNotInLoop") // returning without room is fine
  synchronized boolean hasRoom(long milliseconds) throws InterruptedException {
    if (waiting >= FULL) {
      wait(milliseconds);
    }
    return waiting < FULL;
  }

  @Override
  public int read() {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] bytes, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    byte[] piece = first();
    if (piece == null) {
      return -1;
    }
    int count = Math.min(length, piece.length - read);
    System.arraycopy(piece, read, bytes, offset, count);
    read += count;
    waiting -= count;
    if (read == piece.length) {
      pieces.remove();
      read = 0;
    }
    notifyAll();
    return count;
  }

  private byte @Nullable [] first() {
    while (pieces.isEmpty() && !ended) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return pieces.peek();
  }
}
