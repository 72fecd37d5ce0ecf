package org.qistage.pipeline.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.trace.RecordedEvent;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.TraceLog;

/// Compares two logs event by event, with the texts, objects and contents that the events refer to.
final class LogComparison {
  private LogComparison() {}

  /// The first event that differs.
  ///
  /// @param count so many events are compared
  static Optional<Difference> first(TraceLog recorded, TraceLog now, int count) {
    for (int event = 0; event < count; event++) {
      if (event >= recorded.size() || event >= now.size() || !same(recorded, now, event)) {
        return Optional.of(new Difference.Event(event, shown(recorded, event), shown(now, event)));
      }
    }
    return Optional.empty();
  }

  private static boolean same(TraceLog one, TraceLog other, int event) {
    return one.kind(event) == other.kind(event)
        && one.a(event) == other.a(event)
        && one.b(event) == other.b(event)
        && one.c(event) == other.c(event)
        && one.d(event) == other.d(event)
        && one.value(event) == other.value(event)
        && one.time(event) == other.time(event)
        && contents(one, event).equals(contents(other, event));
  }

  private static String shown(TraceLog log, int event) {
    if (event >= log.size()) {
      return "";
    }
    String row = RecordedEvent.of(log, event).text();
    List<Object> contents = contents(log, event);
    return contents.isEmpty() ? row : row + " " + contents;
  }

  /// What an event refers to: the text that it names, the object that it introduces, the new contents.
  private static List<Object> contents(TraceLog log, int event) {
    return switch (log.kind(event)) {
      case OBJECT -> object(log.objects(), log.c(event));
      case CONTENTS -> values(log.objects(), (int) log.value(event), log.d(event));
      case SPAWNED, PRINTED, ENTERED, GLOBAL, ENDED -> text(log.objects(), log.c(event));
      default -> List.of();
    };
  }

  private static List<Object> text(ObjectTable table, int number) {
    return number >= 0 && number < table.textCount() ? List.of(table.textAt(number)) : List.of();
  }

  private static List<Object> values(ObjectTable table, int start, int length) {
    List<Object> values = new ArrayList<>();
    for (int place = Math.max(0, start);
        place < start + length && place < table.poolSize();
        place++) {
      values.add(table.value(place));
    }
    return values;
  }

  private static List<Object> object(ObjectTable table, int number) {
    if (number < 1 || number > table.size()) {
      return List.of();
    }
    List<Object> all = new ArrayList<>();
    all.add(table.kind(number).text());
    all.add(table.contents(number));
    int layout = table.layout(number);
    if (layout >= 0 && layout < table.layoutCount()) {
      all.add(table.layoutAt(layout));
    }
    all.addAll(text(table, table.text(number)));
    all.addAll(values(table, table.start(number), table.length(number)));
    return all;
  }

  /// How many events a run had until it was cut off from outside; what follows then is the end of its tasks.
  static int before(TraceLog log) {
    int count = log.size();
    while (count > 0 && isOfTheEnd(log.kind(count - 1))) {
      count--;
    }
    return count;
  }

  private static boolean isOfTheEnd(EventKind kind) {
    return switch (kind) {
      case ENDED, CANCELLED, OBJECT -> true;
      default -> false;
    };
  }
}
