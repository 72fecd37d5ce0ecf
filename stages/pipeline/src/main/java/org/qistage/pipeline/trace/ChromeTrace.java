package org.qistage.pipeline.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.TraceLog;

/// Writes traces in the Trace Event Format (its JSON object form), which Perfetto and chrome://tracing
/// open: a lane for the scheduler, which shows who runs, and one for each task, which shows its states; an
/// arrow from what woke a task to where it runs.
///
/// A recording under the virtual clock knows no durations: time stands still while anything can run. So a
/// step is drawn as one microsecond, and the virtual time of an event stands among its arguments.
public final class ChromeTrace {
  private static final int PROCESS = 1;
  private static final int SCHEDULER = 0;

  private final TraceNavigator navigator;
  private final TraceLog log;
  private final JsonGenerator json;

  /// For each task the state that is drawn, and since when.
  private final Map<Integer, Slice> open = new HashMap<>();

  /// For each task that has ended the event of that.
  private final Map<Integer, Integer> ends = new HashMap<>();

  /// For each task the number of the arrow that points to its next turn.
  private final Map<Integer, Integer> arrows = new HashMap<>();

  private record Slice(String name, String category, int since) {}

  private ChromeTrace(TraceNavigator navigator, JsonGenerator json) {
    this.navigator = navigator;
    this.log = navigator.trace().log();
    this.json = json;
  }

  /// @throws IOException when the writer throws it
  public static void write(TraceNavigator navigator, Writer out) throws IOException {
    JsonGenerator json =
        new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    new ChromeTrace(navigator, json).write();
    json.close();
    out.write('\n');
  }

  private void write() throws IOException {
    json.writeStartObject();
    json.writeStringField("displayTimeUnit", "ns");
    json.writeArrayFieldStart("traceEvents");
    String file = navigator.trace().program().files().getFirst().name();
    meta("process_name", SCHEDULER, file);
    meta("thread_name", SCHEDULER, "调度器 scheduler");
    for (int event = 0; event < log.size(); event++) {
      event(event);
    }
    for (int task : open.keySet().stream().sorted().toList()) {
      close(task, log.size());
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void event(int event) throws IOException {
    int task = log.a(event);
    switch (log.kind(event)) {
      case SPAWNED -> {
        meta("thread_name", task, "任务 " + task + " " + text(log.c(event)));
        sortIndex(task);
      }
      case READIED -> {
        state(task, "就绪 ready", "ready", event);
        arrowFrom(log.c(event), event);
        arrows.put(task, event);
      }
      case STARTED -> {
        state(task, "运行 running", "running", event);
        open.put(SCHEDULER, new Slice("任务 " + task, "scheduler", event));
      }
      case SUSPENDED -> {
        close(SCHEDULER, event);
        state(task, "挂起 suspended: " + cause(event), "suspended", event);
      }
      case COMPLETED, FAILED, CANCELLED -> {
        if (navigator.taskOf(event) == task && navigator.event(event).task() == task) {
          close(SCHEDULER, event);
        }
        // One step longer, so that what follows from the end can point to the slice.
        close(task, event + 1);
        ends.put(task, event);
        instant(event, log.kind(event).text(), task);
      }
      case SENT, RECEIVED, CLOSED, LOCKED, UNLOCKED, COUNTED, PRINTED, PRINTED_NUMBER ->
          instant(event, log.kind(event).text(), navigator.event(event).task());
      default -> {
        // Too fine to be drawn.
      }
    }
  }

  /// The beginning of an arrow. Those who draw it want a slice there: that of the task that woke another,
  /// or, where the scheduler did it, one of its own.
  private void arrowFrom(int task, int event) throws IOException {
    Integer end = ends.get(task);
    Slice slice = task == SCHEDULER ? null : open.get(task);
    if (slice != null) {
      // Who wakes itself, after 让出, does it from the slice before.
      arrow("s", task, slice.since() < event ? event : event - 1, event);
    } else if (end != null) {
      arrow("s", task, end, event);
    } else {
      slice("唤醒 wake", "scheduler", SCHEDULER, event, event + 1);
      arrow("s", SCHEDULER, event, event);
    }
  }

  private String text(int number) {
    return number >= 0 && number < log.objects().textCount() ? log.objects().textAt(number) : "";
  }

  private String cause(int event) {
    int ordinal = log.b(event);
    Cause cause = ordinal >= 0 && ordinal < Cause.count() ? Cause.of(ordinal) : Cause.OUTSIDE;
    return cause.name().toLowerCase(java.util.Locale.ROOT);
  }

  private void state(int task, String name, String category, int event) throws IOException {
    close(task, event);
    open.put(task, new Slice(name, category, event));
  }

  private void close(int task, int event) throws IOException {
    Slice slice = open.remove(task);
    if (slice == null) {
      return;
    }
    slice(slice.name(), slice.category(), task, slice.since(), event);
    if (slice.category().equals("running")) {
      Integer arrow = arrows.remove(task);
      if (arrow != null) {
        arrow("f", task, slice.since(), arrow);
      }
    }
  }

  private void slice(String name, String category, int task, int from, int to) throws IOException {
    start("X", name, task, from);
    json.writeStringField("cat", category);
    json.writeNumberField("dur", to - from);
    arguments(from);
    json.writeEndObject();
  }

  private void instant(int event, String name, int task) throws IOException {
    start("i", name, task, event);
    json.writeStringField("cat", "event");
    json.writeStringField("s", "t");
    arguments(event);
    json.writeEndObject();
  }

  private void arrow(String phase, int task, int event, int number) throws IOException {
    start(phase, "wake", task, event);
    json.writeStringField("cat", "wake");
    json.writeNumberField("id", number);
    if (phase.equals("f")) {
      json.writeStringField("bp", "e");
    }
    json.writeEndObject();
  }

  private void arguments(int event) throws IOException {
    json.writeObjectFieldStart("args");
    json.writeNumberField("step", event);
    json.writeNumberField("virtualNanoseconds", log.time(event));
    json.writeEndObject();
  }

  private void start(String phase, String name, int task, int event) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeStringField("ph", phase);
    json.writeNumberField("ts", event);
    json.writeNumberField("pid", PROCESS);
    // 0 is the idle thread to those who show it.
    json.writeNumberField("tid", task + 1);
  }

  private void meta(String name, int task, String value) throws IOException {
    start("M", name, task, 0);
    json.writeObjectFieldStart("args");
    json.writeStringField("name", value);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void sortIndex(int task) throws IOException {
    start("M", "thread_sort_index", task, 0);
    json.writeObjectFieldStart("args");
    json.writeNumberField("sort_index", task);
    json.writeEndObject();
    json.writeEndObject();
  }
}
