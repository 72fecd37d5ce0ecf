package org.qistage.pipeline.trace;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.pipeline.trace.TaskView.Wait;
import org.qistage.runtime.memory.HeapModel;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// Traces as text for people. Not for several threads at once.
public final class TraceText {
  private static final int MOST_TASKS = 50;
  private static final int MOST_FRAMES = 20;

  private final TraceNavigator navigator;
  private final TraceWords words;
  private final TraceProgram program;
  private final TraceLog log;

  /// The state at the event that was described last; events are mostly described in their order.
  private TraceState state;

  public TraceText(TraceNavigator navigator, Language language) {
    this.navigator = navigator;
    this.words = new TraceWords(language);
    this.program = navigator.trace().program();
    this.log = navigator.trace().log();
    this.state = navigator.stateAt(-1);
  }

  private Moment moment(int event) {
    if (event + 1 < state.events || event > state.events + 100_000) {
      state = navigator.stateAt(event);
    }
    state.advanceTo(event + 1);
    return navigator.momentOf(state);
  }

  // ---- All events ----

  /// Writes every event on a line of its own.
  ///
  /// @throws IOException when the writer throws it
  public void writeEvents(Writer out) throws IOException {
    for (int event = 0; event < navigator.size(); event++) {
      out.write(line(event));
      out.write('\n');
    }
  }

  private String line(int event) {
    TraceEvent found = navigator.event(event);
    String who = found.task() == 0 ? words.of("scheduler") : words.of("task", found.task());
    return event + "  " + who + "  " + describe(event) + place(found);
  }

  private String place(TraceEvent event) {
    Optional<String> place =
        event
            .function()
            .flatMap(
                function ->
                    event
                        .span()
                        .map(
                            span ->
                                program.files().get(function.file()).name()
                                    + ":"
                                    + program.line(function, span)));
    return place.map(at -> "  ; " + at).orElse("");
  }

  /// What happened at an event.
  public String describe(int event) {
    EventKind kind = log.kind(event);
    String key = "event." + kind.text();
    int a = log.a(event);
    return switch (kind) {
      case SPAWNED -> words.of(key, a, text(log.c(event)));
      case READIED -> words.of(key, a, cause(log.b(event)));
      case STARTED, SKIPPED, TIMER_FIRED, CANCELLED -> words.of(key, a);
      case SUSPENDED, ALTERNATIVE -> words.of(key, a, waits(event));
      case COMPLETED -> words.of(key, a);
      case FAILED -> words.of(key, a, object(event, log.c(event)));
      case SENT, RECEIVED ->
          words.of(key + (log.b(event) == 0 ? ".direct" : ""), log.c(event), value(event));
      case CLOSED, UNLOCKED -> words.of(key, log.c(event));
      case LOCKED -> words.of(key, a, log.c(event));
      case COUNTED -> words.of(key, log.c(event), log.value(event));
      case PRINTED, PRINTED_NUMBER -> words.of("event.printed", quoted(Moment.printed(log, event)));
      case ENTERED -> words.of(key, a, function(event));
      case LEFT, YIELDED, STATEMENT -> words.of(key, a, function(event));
      case WAITING, RESUMED, SAVED -> words.of(key, a, function(event), log.c(event));
      case SLOT -> words.of(key, a, log.b(event));
      case CAUGHT -> words.of(key, a, object(event, log.c(event)));
      case LOCAL -> words.of(key, local(event), value(event));
      case GLOBAL -> words.of(key, TraceProgram.Global.display(text(log.c(event))));
      case FIELD, ELEMENT, ADDED, POPPED, INSERTED, REMOVED ->
          words.of(key, log.c(event), log.d(event));
      case CONTENTS, ENTRY, ENTRY_GONE -> words.of(key, log.c(event));
      case ALLOCATED ->
          words.of(key, text(a), HeapModel.address(log.value(event)), log.d(event), log.c(event));
      case STORED -> words.of(key, a, log.d(event), HeapModel.address(log.value(event)));
      case RETAINED, RELEASED -> words.of(key, a, log.value(event));
      case FREED -> words.of(key, a);
      case OBJECT -> words.of(key, log.c(event), object(event, log.c(event)));
      case ENDED -> words.of(key, words.of("end." + end(event).name().toLowerCase(Locale.ROOT)));
    };
  }

  private RunEnd end(int event) {
    int ordinal = log.b(event);
    return ordinal >= 0 && ordinal < RunEnd.count() ? RunEnd.of(ordinal) : RunEnd.STOPPED;
  }

  private String text(int number) {
    return number >= 0 && number < log.objects().textCount() ? log.objects().textAt(number) : "?";
  }

  private String cause(int ordinal) {
    Cause cause = ordinal >= 0 && ordinal < Cause.count() ? Cause.of(ordinal) : Cause.OUTSIDE;
    return why(cause);
  }

  private String waits(int event) {
    return waits(moment(event).waitAt(event));
  }

  private String function(int event) {
    return navigator.event(event).function().map(TraceProgram.Function::display).orElse("?");
  }

  private String local(int event) {
    return navigator.local(event).map(TraceProgram.Local::name).orElse("?");
  }

  private String value(int event) {
    return moment(event).valueOf(event).map(TraceValue::text).orElse("?");
  }

  private String object(int event, int number) {
    return moment(event).object(number).map(ObjectView::text).orElse("?");
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"") + "\"";
  }

  // ---- One moment ----

  /// The state after an event, for a learner to read.
  public String at(int event) {
    Moment moment = navigator.at(event);
    StringBuilder text = new StringBuilder();
    header(moment, text);
    tasks(moment, text);
    sets(moment, text);
    List<TaskView> living =
        moment.tasks().stream().filter(task -> task.depth() > 0).limit(MOST_TASKS).toList();
    living.forEach(task -> stack(moment, task, text));
    List<FrameView> generators = moment.generators();
    if (!generators.isEmpty()) {
      text.append('\n').append(words.of("generators")).append('\n');
      generators.stream().limit(MOST_FRAMES).forEach(frame -> frame(frame, text));
    }
    globals(moment, text);
    moment.heap().ifPresent(heap -> heap(heap, moment.cycles(), text));
    text.append('\n').append(words.of("output")).append('\n');
    String output = moment.output();
    output.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    if (output.isEmpty()) {
      text.append("  ").append(words.of("none")).append('\n');
    }
    return text.toString();
  }

  private void header(Moment moment, StringBuilder text) {
    int last = navigator.size() - 1;
    long millis = TimeUnit.NANOSECONDS.toMillis(moment.time());
    text.append(words.of("header", moment.event(), last, millis)).append('\n');
    if (moment.event() >= 0) {
      text.append(line(moment.event())).append('\n');
      source(moment.event(), text);
    }
  }

  /// The line of the source that the event, or else the running task, is at.
  private void source(int event, StringBuilder text) {
    Moment moment = navigator.at(event);
    int task = navigator.taskOf(event);
    List<FrameView> stack = moment.stack(task);
    if (!stack.isEmpty() && stack.getFirst().line() > 0) {
      FrameView frame = stack.getFirst();
      String source =
          program
              .files()
              .get(frame.file())
              .text()
              .lines()
              .skip(frame.line() - 1L)
              .findFirst()
              .orElse("");
      text.append("  ").append(frame.line()).append(" │ ").append(source).append('\n');
    }
  }

  private void tasks(Moment moment, StringBuilder text) {
    text.append('\n').append(words.of("running")).append(": ");
    text.append(moment.task(moment.running()).map(this::name).orElse(words.of("none")));
    text.append("\n\n").append(words.of("ready")).append('\n');
    List<Moment.Ready> ready = moment.ready();
    for (int i = 0; i < Math.min(ready.size(), MOST_TASKS); i++) {
      Moment.Ready each = ready.get(i);
      String task = moment.task(each.task()).map(this::name).orElse("?");
      String why = why(each.cause());
      text.append("  ").append(words.of("queued", i + 1, task, why, each.since())).append('\n');
    }
    rest(ready.size(), text);
    if (ready.isEmpty()) {
      text.append("  ").append(words.of("none")).append('\n');
    }
    text.append('\n').append(words.of("suspended")).append('\n');
    List<TaskView> suspended = of(moment, TaskView.State.SUSPENDED);
    suspended.stream()
        .limit(MOST_TASKS)
        .forEach(
            task -> {
              String waits =
                  task.waits().stream()
                      .map(this::waits)
                      .collect(Collectors.joining(words.of("or")));
              text.append("  ");
              text.append(words.of("waiting", name(task), waits, task.since())).append('\n');
            });
    rest(suspended.size(), text);
    if (suspended.isEmpty()) {
      text.append("  ").append(words.of("none")).append('\n');
    }
    ended(moment, TaskView.State.COMPLETED, text);
    ended(moment, TaskView.State.FAILED, text);
    ended(moment, TaskView.State.CANCELLED, text);
  }

  private void rest(int size, StringBuilder text) {
    if (size > MOST_TASKS) {
      text.append("  ").append(words.of("more", size - MOST_TASKS)).append('\n');
    }
  }

  private static List<TaskView> of(Moment moment, TaskView.State state) {
    return moment.tasks().stream().filter(task -> task.state() == state).toList();
  }

  private void ended(Moment moment, TaskView.State state, StringBuilder text) {
    List<TaskView> all = of(moment, state);
    if (!all.isEmpty()) {
      text.append('\n').append(words.of(state.name().toLowerCase(Locale.ROOT))).append('\n');
      all.stream()
          .limit(MOST_TASKS)
          .forEach(task -> text.append("  ").append(name(task)).append('\n'));
      rest(all.size(), text);
    }
  }

  private String name(TaskView task) {
    return words.of("task", task.number()) + " " + task.name();
  }

  /// Why a task is ready.
  public String why(Cause cause) {
    return words.of("ready." + cause.name().toLowerCase(Locale.ROOT));
  }

  /// What a task waits for.
  public String waits(Wait wait) {
    String key = "wait." + wait.cause().name().toLowerCase(Locale.ROOT);
    return switch (wait.cause()) {
      case TASK -> words.of(key, wait.task());
      case RECEIVE, LOCK, GROUP -> words.of(key, wait.object());
      case SEND -> words.of(key, wait.object(), wait.sends().map(TraceValue::text).orElse("?"));
      case TIME -> words.of(key, TimeUnit.NANOSECONDS.toMillis(wait.deadline()));
      case SPAWN, TURN, SELECTION, OUTSIDE -> words.of(key);
    };
  }

  private void sets(Moment moment, StringBuilder text) {
    List<Moment.Channel> channels = moment.channels();
    if (!channels.isEmpty()) {
      text.append('\n').append(words.of("channels")).append('\n');
      channels.forEach(
          channel -> {
            String buffer =
                channel.buffer().stream()
                    .map(TraceValue::text)
                    .collect(Collectors.joining(", ", "[", "]"));
            text.append("  ");
            text.append(
                words.of("channel", channel.number(), channel.type(), channel.capacity(), buffer));
            text.append(channel.closed() ? words.of("closed") : "");
            waiters("receivers", channel.receivers(), text);
            waiters("senders", channel.senders(), text);
            text.append('\n');
          });
    }
    moment
        .locks()
        .forEach(
            lock -> {
              String holder =
                  lock.value() == 0 ? words.of("free") : words.of("heldBy", lock.value());
              text.append('\n').append(words.of("lock", lock.number(), holder));
              waiters("waiters", lock.waiting(), text);
              text.append('\n');
            });
    moment
        .groups()
        .forEach(
            group -> {
              text.append('\n').append(words.of("group", group.number(), group.value()));
              waiters("waiters", group.waiting(), text);
              text.append('\n');
            });
  }

  private void waiters(String key, List<TaskView> tasks, StringBuilder text) {
    if (!tasks.isEmpty()) {
      String names = tasks.stream().map(this::name).collect(Collectors.joining(", "));
      text.append(words.of(key, names));
    }
  }

  private void stack(Moment moment, TaskView task, StringBuilder text) {
    text.append('\n').append(words.of("stack", name(task))).append('\n');
    List<FrameView> frames = moment.stack(task.number());
    frames.stream().limit(MOST_FRAMES).forEach(frame -> frame(frame, text));
    if (frames.size() > MOST_FRAMES) {
      text.append("  ").append(words.of("more", frames.size() - MOST_FRAMES)).append('\n');
    }
  }

  private void frame(FrameView frame, StringBuilder text) {
    String file = program.files().get(frame.file()).name();
    String state = frame.state() == 0 ? words.of("calls") : words.of("inState", frame.state());
    String where = frame.onMachineStack() ? words.of("onStack") : state;
    text.append("  ");
    text.append(words.of("frame", frame.function(), file, frame.line(), where)).append('\n');
    for (FrameView.Variable local : frame.locals()) {
      text.append("    ");
      text.append(words.of("local", local.name(), local.type(), local.value().text()));
      text.append('\n');
    }
    for (FrameView.Slot slot : frame.slots()) {
      String name = slot.name().isEmpty() ? words.of("temporary") : slot.name();
      text.append("    ");
      text.append(words.of("slot", slot.number(), name, slot.value().text())).append('\n');
    }
  }

  private void heap(HeapView heap, List<HeapView.Cycle> cycles, StringBuilder text) {
    text.append('\n');
    int count = heap.blocks().size();
    text.append(words.of("heap", count, heap.liveBytes(), heap.peakBytes())).append('\n');
    text.append("  ");
    text.append(
        words.of("heap.totals", heap.allocations(), heap.retains(), heap.releases(), heap.frees()));
    text.append('\n');
    for (HeapView.Block block : heap.blocks().subList(0, Math.min(count, MOST_TASKS))) {
      String address = HeapModel.address(block.address());
      long bytes = block.size() + block.storageSize();
      text.append("  ");
      text.append(
          words.of(
              "heap.block",
              block.number(),
              block.type(),
              address,
              bytes,
              block.count(),
              block.place()));
      text.append('\n');
    }
    rest(count, text);
    for (HeapView.Cycle cycle : cycles) {
      String way =
          cycle.way().stream().map(number -> "#" + number).collect(Collectors.joining(" → "));
      text.append("  ");
      text.append(words.of(cycle.alone() ? "heap.cycle.alone" : "heap.cycle", way)).append('\n');
    }
  }

  private void globals(Moment moment, StringBuilder text) {
    List<FrameView.Variable> globals = moment.globals();
    if (!globals.isEmpty()) {
      text.append('\n').append(words.of("globals")).append('\n');
      globals.forEach(
          global ->
              text.append("  ")
                  .append(words.of("local", global.name(), global.type(), global.value().text()))
                  .append('\n'));
    }
  }
}
