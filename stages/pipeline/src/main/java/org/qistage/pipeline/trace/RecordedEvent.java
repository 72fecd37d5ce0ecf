package org.qistage.pipeline.trace;

import java.util.List;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// One event as it stands in a file: the name of its kind, then those of its columns that are not 0, each
/// as `name=number`, and the time if that is not 0.
///
/// @param time in nanoseconds since the run began
public record RecordedEvent(EventKind kind, int a, int b, int c, int d, long value, long time) {
  public static RecordedEvent of(TraceLog log, int event) {
    return new RecordedEvent(
        log.kind(event),
        log.a(event),
        log.b(event),
        log.c(event),
        log.d(event),
        log.value(event),
        log.time(event));
  }

  public String text() {
    StringBuilder text = new StringBuilder(kind.text());
    List<String> columns = kind.columns();
    append(text, columns.get(0), a);
    append(text, columns.get(1), b);
    append(text, columns.get(2), c);
    append(text, columns.get(3), d);
    append(text, columns.get(4), value);
    append(text, "time", time);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, long value) {
    if (value != 0 && !name.isEmpty()) {
      text.append(' ').append(name).append('=').append(value);
    }
  }

  /// @throws IllegalArgumentException when the text is no event
  static RecordedEvent parse(String text) {
    String[] words = text.split(" ", -1);
    EventKind kind =
        EventKind.named(words[0])
            .orElseThrow(
                () -> new IllegalArgumentException("no kind of event: " + shown(words[0])));
    long[] values = new long[6];
    for (int i = 1; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      String name = equals < 0 ? words[i] : words[i].substring(0, equals);
      int column = name.equals("time") ? 5 : name.isEmpty() ? -1 : kind.columns().indexOf(name);
      if (column < 0 || equals < 0) {
        throw new IllegalArgumentException("no column of " + kind.text() + ": " + shown(words[i]));
      }
      values[column] = number(words[i].substring(equals + 1), column < 4);
    }
    return new RecordedEvent(
        kind,
        (int) values[0],
        (int) values[1],
        (int) values[2],
        (int) values[3],
        values[4],
        values[5]);
  }

  private static long number(String text, boolean small) {
    try {
      return small ? Integer.parseInt(text) : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no number: " + shown(text), e);
    }
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
