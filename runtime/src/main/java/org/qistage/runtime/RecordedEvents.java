package org.qistage.runtime;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// Where the events of a run are noted, within its limits: one that is reached ends the run from inside,
/// at the event that would have been one too many.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class RecordedEvents implements Stepper.Recording {
  private final TraceLog log = new TraceLog();
  private final ObjectRecorder objects;
  private final Clock clock;
  private final RecordingLimits limits;
  private final long end;
  private long printed;
  private @Nullable RunEnd stopped;

  /// Whether the run is over, so that limits do not count any more.
  private boolean closed;

  RecordedEvents(Clock clock, ProgramMap map, RecordingLimits limits) {
    this.clock = clock;
    this.limits = limits;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.milliseconds());
    this.objects =
        new ObjectRecorder(log.objects(), map, number -> add(EventKind.OBJECT, 0, 0, number, 0, 0));
  }

  TraceLog log() {
    return log;
  }

  ObjectRecorder objects() {
    return objects;
  }

  /// The number of the last event.
  int last() {
    return log.size() - 1;
  }

  @Override
  public int lastEvent() {
    return last();
  }

  @Override
  public int numberOf(Object object) {
    return objects.isKnown(object) ? objects.number(object) : 0;
  }

  /// From here on nothing is cut off any more.
  void close() {
    closed = true;
  }

  /// Notes an event and gives its number.
  int add(EventKind kind, int a, int b, int c, int d, long value) {
    if (closed) {
      return log.add(kind, a, b, c, d, value, clock.elapsed());
    }
    if (log.size() >= limits.events()) {
      throw stop(RunEnd.EVENTS);
    }
    if ((log.size() & 1023) == 0) {
      checkTime();
    }
    return log.add(kind, a, b, c, d, value, clock.elapsed());
  }

  /// Notes how the run ended.
  RunEnd end(RunEnd outcome, String report) {
    RunEnd told = stopped == null ? outcome : stopped;
    int text = objects.text(report);
    log.add(EventKind.ENDED, 0, told.ordinal(), text, 0, 0, clock.elapsed());
    return told;
  }

  private void checkTime() {
    if (System.nanoTime() - end > 0) {
      throw stop(RunEnd.TIME);
    }
    Interruptions.check();
  }

  private RunStopped stop(RunEnd reason) {
    if (stopped == null) {
      stopped = reason;
    }
    return RunStopped.quietly();
  }

  void checkHeap() {
    if (!closed && objects.bytes() > limits.heapBytes()) {
      throw stop(RunEnd.HEAP);
    }
  }

  /// So many calls are open in one task.
  void checkDepth(int depth) {
    if (depth > limits.depth()) {
      throw stop(RunEnd.DEPTH);
    }
  }

  /// So many bytes more are printed.
  void checkOutput(long bytes) {
    printed += bytes;
    if (printed > limits.outputBytes()) {
      throw stop(RunEnd.OUTPUT);
    }
  }

  /// The number of an object, which is met here if it has none; 0 for null.
  int number(@Nullable Object object) {
    int number = objects.number(object);
    checkHeap();
    return number;
  }

  /// What stands in the column `reference` for a value.
  static int flag(@Nullable Object ref) {
    return ref == null ? 0 : 1;
  }

  /// What stands in the column `value` for a value.
  long value(long bits, @Nullable Object ref) {
    return ref == null ? bits : number(ref);
  }

  int text(String text) {
    return objects.text(text);
  }
}
