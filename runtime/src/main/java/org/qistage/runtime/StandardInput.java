package org.qistage.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.FileFault;
import org.qistage.runtime.value.QiOptional;

/// Standard input, line by line, read by a thread of its own: a person takes their time, and other
/// tasks go on meanwhile. Each task that asks gets the next line, in the order in which they ask.
///
/// A line is always waited for, even when it is there already, and the next one is not read before it
/// has been given out: so neither the order of events nor who gets which line depends on whether the
/// input is a file, a pipe that is slow today, or a person.
final class StandardInput {
  /// The longest line, in bytes.
  private static final int LONGEST_LINE = 8 << 20;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final InputStream stream;

  /// Those who wait for their turn, and the one whose turn it is.
  private final Deque<Request> waiting = new ArrayDeque<>();

  private @Nullable Request current;

  /// What the thread is to read next.
  private final LinkedBlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  /// Lines that were read for tasks which were cancelled: the next ones to give out.
  private final Queue<String> returned = new ConcurrentLinkedQueue<>();

  private @Nullable Thread reader;

  /// @param optional whether the end of input is told as 无; else as an empty text, once
  private record Request(OutsideOperation operation, boolean optional) {}

  StandardInput(InputStream stream) {
    this.stream = stream;
  }

  /// Ends the operation with the next line. Called by the worker.
  synchronized void next(OutsideOperation operation, boolean optional) {
    Request request = new Request(operation, optional);
    operation.whenOver(() -> over(request));
    waiting.add(request);
    readNext();
    if (reader == null) {
      Thread thread = new Thread(new Reader(), "qi-input");
      thread.setDaemon(true);
      reader = thread;
      thread.start();
    }
  }

  private synchronized void over(Request request) {
    if (request.equals(current)) {
      current = null;
      readNext();
    } else {
      waiting.remove(request);
    }
  }

  private void readNext() {
    if (current == null && !waiting.isEmpty()) {
      current = waiting.remove();
      requests.add(current);
    }
  }

  /// Lets the thread end, unless it waits for a person: then it ends with the JVM.
  synchronized void close() {
    if (reader != null) {
      reader.interrupt();
    }
  }

  private final class Reader implements Runnable {
    private final BufferedInputStream bytes = new BufferedInputStream(stream, 1 << 16);
    private long line;
    private boolean endTold;

    @Override
    public void run() {
      try {
        while (true) {
          Request request = requests.take();
          Scheduler.Outcome answer = answer(request);
          request.operation.end(answer);
        }
      } catch (InterruptedException _) {
        // The run is over.
      }
    }

    private Scheduler.Outcome answer(Request request) {
      try {
        String back = returned.poll();
        String text = back != null ? back : nextLine();
        if (text != null) {
          request.operation.whenUnused(() -> returned.add(text));
        }
        if (request.optional) {
          return new Scheduler.Outcome.Value(
              text == null ? QiOptional.none() : QiOptional.some(text));
        }
        if (text != null) {
          return new Scheduler.Outcome.Value(text);
        }
        if (endTold) {
          return failure(new FileFault.InputEnded());
        }
        endTold = true;
        return new Scheduler.Outcome.Value("");
      } catch (CharacterCodingException _) {
        return failure(new FileFault.InputNotUtf8(line));
      } catch (LineTooLong _) {
        return failure(new FileFault.InputLineTooLong(line, LONGEST_LINE));
      } catch (IOException e) {
        return failure(new FileFault.InputFailed(String.valueOf(e.getMessage())));
      }
    }

    private static Scheduler.Outcome failure(Fault fault) {
      return new Scheduler.Outcome.Failure(fault);
    }

    /// The next line without its end; null at the end of input. A faulty line is read to its end, so
    /// that the next one can be read after it.
    private @Nullable String nextLine() throws IOException {
      ByteArrayOutputStream kept = new ByteArrayOutputStream(80);
      boolean tooLong = false;
      int next = bytes.read();
      if (next < 0) {
        return null;
      }
      line++;
      for (; next >= 0 && next != '\n'; next = bytes.read()) {
        if (kept.size() < LONGEST_LINE) {
          kept.write(next);
        } else {
          tooLong = true;
        }
      }
      if (tooLong) {
        throw new LineTooLong();
      }
      return text(kept.toByteArray());
    }

    private String text(byte[] all) throws CharacterCodingException {
      int length = all.length > 0 && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(all, 0, length)).toString();
      boolean marked = line == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
      return marked ? text.substring(1) : text;
    }
  }

  private static final class LineTooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
