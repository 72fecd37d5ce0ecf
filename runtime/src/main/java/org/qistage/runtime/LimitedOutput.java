package org.qistage.runtime;

import java.io.IOException;
import java.io.OutputStream;

/// Passes on so many bytes and no more. Not closed, like the stream behind it.
final class LimitedOutput extends OutputStream {
  private final OutputStream stream;
  private final long limit;
  private long left;

  private LimitedOutput(OutputStream stream, long limit) {
    this.stream = stream;
    this.limit = limit;
    this.left = limit;
  }

  static OutputStream of(RunOptions options) {
    long limit = options.limits().outputBytes();
    return limit == 0 ? options.out() : new LimitedOutput(options.out(), limit);
  }

  /// More was printed than may be; what may be has been passed on.
  static final class LimitReached extends IOException {
    private static final long serialVersionUID = 1L;

    final long limit;

    LimitReached(long limit) {
      this.limit = limit;
    }
  }

  @Override
  public void write(int single) throws IOException {
    write(new byte[] {(byte) single}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int allowed = (int) Math.min(length, left);
    stream.write(bytes, offset, allowed);
    left -= allowed;
    if (allowed < length) {
      stream.flush();
      throw new LimitReached(limit);
    }
  }

  @Override
  public void flush() throws IOException {
    stream.flush();
  }
}
