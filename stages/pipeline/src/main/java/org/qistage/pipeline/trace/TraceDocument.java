package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.ObjectTable.Layout;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.runtime.trace.ValueKind;

/// A trace as it stands in a file.
///
/// @param settings how the run was recorded
/// @param program what the numbers stand for
/// @param texts names, 字符串, what was printed: by their places, from 0
/// @param layouts the parts of the objects of generated classes
/// @param pool what objects held when they were met, and later when all of it changed
/// @param objects by their numbers, from 1
/// @param events by their numbers, from 0
public record TraceDocument(
    Trace.Settings settings,
    TraceProgram program,
    List<String> texts,
    List<Layout> layouts,
    List<Long> pool,
    List<ObjectRow> objects,
    List<RecordedEvent> events)
    implements Artifact {
  public TraceDocument {
    texts = List.copyOf(texts);
    layouts = List.copyOf(layouts);
    pool = List.copyOf(pool);
    objects = List.copyOf(objects);
    events = List.copyOf(events);
  }

  /// An object as it was when it was met.
  ///
  /// @param contents how the values are to be read where there is no layout
  /// @param layout its layout's place; -1 for none
  /// @param text its text's place; -1 for none
  /// @param start the place in the pool of the first of its values
  /// @param length how many values it had
  public record ObjectRow(
      ObjectKind kind, ValueKind contents, int layout, int text, int start, int length) {}

  /// The compiled file.
  @Override
  public SourceText source() {
    return program.files().getFirst();
  }

  public static TraceDocument of(Trace trace) {
    TraceLog log = trace.log();
    ObjectTable table = log.objects();
    List<ObjectRow> objects = new ArrayList<>(table.size());
    for (int number = 1; number <= table.size(); number++) {
      objects.add(
          new ObjectRow(
              table.kind(number),
              table.contents(number),
              table.layout(number),
              table.text(number),
              table.start(number),
              table.length(number)));
    }
    return new TraceDocument(
        trace.settings(),
        trace.program(),
        table.texts(),
        table.layouts(),
        IntStream.range(0, table.poolSize()).mapToObj(table::value).toList(),
        objects,
        IntStream.range(0, log.size()).mapToObj(event -> RecordedEvent.of(log, event)).toList());
  }

  /// The trace. What the format checks must hold.
  public Trace trace() {
    TraceLog log = new TraceLog();
    ObjectTable table = log.objects();
    texts.forEach(table::addText);
    layouts.forEach(table::addLayout);
    LongStream.range(0, pool.size()).forEach(place -> table.addValue(pool.get((int) place)));
    for (ObjectRow row : objects) {
      int _ =
          table.add(
              row.kind(), row.contents(), row.layout(), row.text(), row.start(), row.length());
    }
    for (RecordedEvent event : events) {
      int _ =
          log.add(
              event.kind(),
              event.a(),
              event.b(),
              event.c(),
              event.d(),
              event.value(),
              event.time());
    }
    return new Trace(program, settings, log);
  }
}
