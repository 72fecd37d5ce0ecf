package org.qistage.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.LimitFault;
import org.qistage.runtime.failure.QiError;

/// What a program prints: UTF-8, buffered. Flushed when the buffer is full, before the worker sleeps,
/// at the end of the run, and for a person who looks on at the end of each line.
///
/// When the reader has gone away (`qi-stage run … | head -1`) the run ends quietly; any other trouble
/// is an error of the run.
final class Output {
  private static final int SIZE = 8192;

  /// The most bytes that one UTF-16 unit (or pair of them) becomes.
  private static final int WIDEST = 4;

  private final OutputStream stream;
  private final boolean interactive;
  private final byte[] buffer = new byte[SIZE];
  private int used;

  /// Whether several workers print. A text and the end of its line are not parted then.
  private final boolean shared;

  private boolean closed;

  Output(OutputStream stream, boolean interactive, boolean shared) {
    this.stream = stream;
    this.interactive = interactive;
    this.shared = shared;
  }

  void print(String text, boolean line) {
    if (shared) {
      synchronized (this) {
        put(text, line);
      }
    } else {
      put(text, line);
    }
  }

  void print(long number, boolean line) {
    if (shared) {
      synchronized (this) {
        put(number, line);
      }
    } else {
      put(number, line);
    }
  }

  void flush() {
    if (shared) {
      synchronized (this) {
        flushNow();
      }
    } else {
      flushNow();
    }
  }

  /// Flushes if anything is in the buffer.
  synchronized void flushIfAny() {
    if (used > 0) {
      flushNow();
    }
  }

  /// Flushes for the last time: whoever goes on printing, since nobody could stop it, is ended.
  synchronized void close() {
    flushNow();
    closed = true;
  }

  private void put(String text, boolean line) {
    requireOpen();
    put(text);
    if (line) {
      endLine();
    }
  }

  private void put(long number, boolean line) {
    requireOpen();
    put(number);
    if (line) {
      endLine();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw RunStopped.quietly();
    }
  }

  private void put(String text) {
    int length = text.length();
    int index = 0;
    while (index < length) {
      if (SIZE - used < WIDEST) {
        drain();
      }
      char unit = text.charAt(index);
      if (unit < 0x80) {
        buffer[used++] = (byte) unit;
        index++;
      } else {
        index += encode(text, index);
      }
    }
  }

  /// The digits of a whole number, without a string.
  private void put(long number) {
    if (number == Long.MIN_VALUE) {
      put(Long.toString(number));
      return;
    }
    if (SIZE - used < 20) {
      drain();
    }
    long rest = number;
    if (rest < 0) {
      buffer[used++] = '-';
      rest = -rest;
    }
    int digits = 1;
    for (long bound = 10; digits < 19 && rest >= bound; bound *= 10) {
      digits++;
    }
    for (int at = used + digits - 1; at >= used; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    used += digits;
  }

  private void endLine() {
    if (used == SIZE) {
      drain();
    }
    buffer[used++] = '\n';
    if (interactive) {
      flushNow();
    }
  }

  private void flushNow() {
    drain();
    try {
      stream.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// Writes one code point beyond ASCII; gives how many units it took. Half of a surrogate pair is
  /// written as a question mark.
  private int encode(String text, int index) {
    char unit = text.charAt(index);
    if (unit < 0x800) {
      buffer[used++] = (byte) (0xC0 | (unit >> 6));
      buffer[used++] = (byte) (0x80 | (unit & 0x3F));
      return 1;
    }
    if (!Character.isSurrogate(unit)) {
      buffer[used++] = (byte) (0xE0 | (unit >> 12));
      buffer[used++] = (byte) (0x80 | ((unit >> 6) & 0x3F));
      buffer[used++] = (byte) (0x80 | (unit & 0x3F));
      return 1;
    }
    int codePoint = text.codePointAt(index);
    if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      buffer[used++] = '?';
      return 1;
    }
    buffer[used++] = (byte) (0xF0 | (codePoint >> 18));
    buffer[used++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
    buffer[used++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    buffer[used++] = (byte) (0x80 | (codePoint & 0x3F));
    return 2;
  }

  private void drain() {
    int bytes = used;
    used = 0;
    try {
      stream.write(buffer, 0, bytes);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// What is still in the buffer is given up, so that the end of the run does not try again.
  private RunStopped failed(IOException e) {
    used = 0;
    if (e instanceof LimitedOutput.LimitReached reached) {
      return RunStopped.by(QiError.of(new LimitFault.OutputLimit(reached.limit)));
    }
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    // The system's own words, which Java gives as they are: EPIPE in C's and a Chinese locale, and
    // Windows.
    boolean readerGone =
        message.contains("broken pipe") || message.contains("管道") || message.contains("pipe is");
    return readerGone
        ? RunStopped.quietly()
        : RunStopped.by(QiError.of(new Fault.OutputFailed(String.valueOf(e.getMessage()))));
  }
}
