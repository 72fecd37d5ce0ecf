package org.qistage.runtime.trace;

/// The events of a run in columns, 25 bytes each, and the objects that they mention. Numbers of events
/// count from 0. Filled by one thread; safe to read by any once it is complete.
///
/// Which task runs is told by the rows themselves: after {@link EventKind#STARTED} the one that it names,
/// after {@link EventKind#SUSPENDED} and its end none, until the next one starts.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
public final class TraceLog {
  private final ByteColumn kinds = new ByteColumn();
  private final IntColumn as = new IntColumn();
  private final IntColumn bs = new IntColumn();
  private final IntColumn cs = new IntColumn();
  private final IntColumn ds = new IntColumn();
  private final LongColumn values = new LongColumn();

  /// The events at which the time changed, and the time from there on.
  private final IntColumn timeChanges = new IntColumn();

  private final LongColumn times = new LongColumn();
  private final ObjectTable objects = new ObjectTable();
  private long lastTime;

  public TraceLog() {}

  /// Adds an event.
  ///
  /// @param time in nanoseconds since the run began
  /// @return its number
  public int add(EventKind kind, int a, int b, int c, int d, long value, long time) {
    if (time != lastTime) {
      timeChanges.add(kinds.size());
      times.add(time);
      lastTime = time;
    }
    kinds.add(kind.ordinal());
    as.add(a);
    bs.add(b);
    cs.add(c);
    ds.add(d);
    values.add(value);
    return kinds.size() - 1;
  }

  /// How many events there are.
  public int size() {
    return kinds.size();
  }

  public EventKind kind(int event) {
    return EventKind.of(kinds.get(event));
  }

  public int a(int event) {
    return as.get(event);
  }

  public int b(int event) {
    return bs.get(event);
  }

  public int c(int event) {
    return cs.get(event);
  }

  public int d(int event) {
    return ds.get(event);
  }

  public long value(int event) {
    return values.get(event);
  }

  /// The time of an event, in nanoseconds since the run began.
  public long time(int event) {
    int low = 0;
    int high = timeChanges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeChanges.get(middle) <= event) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 0 : times.get(low - 1);
  }

  public ObjectTable objects() {
    return objects;
  }
}
