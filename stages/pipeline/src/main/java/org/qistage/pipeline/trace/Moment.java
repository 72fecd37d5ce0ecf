package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.qistage.pipeline.trace.TaskView.Wait;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Local;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.runtime.trace.ValueKind;

/// The whole state of a recorded run after one of its events. Views are made when they are asked for.
/// Immutable; safe to use from any thread.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
public final class Moment {
  private final TraceState state;
  private final TraceIndex index;
  private final ValueTexts values;
  private final TraceLog log;

  Moment(TraceState state, TraceIndex index) {
    this.state = state;
    this.index = index;
    this.values = new ValueTexts(state, index);
    this.log = state.log();
  }

  /// The event that has just happened; -1 before the first.
  public int event() {
    return state.events - 1;
  }

  /// In nanoseconds since the run began.
  public long time() {
    return event() < 0 ? 0 : log.time(event());
  }

  /// The number of the task that runs; 0 when none does.
  public int running() {
    return state.running;
  }

  // ---- Tasks ----

  /// All tasks that there have been, by number.
  public List<TaskView> tasks() {
    return IntStream.rangeClosed(1, state.lastTask)
        .mapToObj(this::task)
        .flatMap(Optional::stream)
        .toList();
  }

  public Optional<TaskView> task(int number) {
    return Optional.ofNullable(state.tasks.get(number)).map(this::view);
  }

  private TaskView view(TaskEntry task) {
    return new TaskView(
        task.number,
        text(task.name),
        TaskView.State.values()[task.state.ordinal()],
        task.since,
        waits(task),
        task.depth);
  }

  private String text(int number) {
    return number >= 0 && number < log.objects().textCount() ? log.objects().textAt(number) : "";
  }

  private List<Wait> waits(TaskEntry task) {
    if (task.suspended == TaskEntry.NONE) {
      return List.of();
    }
    int first = task.alternatives == 0 ? task.suspended : task.suspended + 1;
    int count = Math.max(1, task.alternatives);
    List<Wait> waits = new ArrayList<>();
    for (int event = first; event < first + count && event < log.size(); event++) {
      waits.add(wait(event));
    }
    return waits;
  }

  /// What an event of the kinds {@link org.qistage.runtime.trace.EventKind#SUSPENDED} and {@link
  /// org.qistage.runtime.trace.EventKind#ALTERNATIVE} waits for.
  Wait waitAt(int event) {
    return wait(event);
  }

  private Wait wait(int event) {
    Cause cause = cause(log.b(event));
    int object = log.c(event);
    long value = log.value(event);
    Optional<TraceValue> sends =
        cause == Cause.SEND ? Optional.of(values.channelValue(object, value)) : Optional.empty();
    boolean task = cause == Cause.TASK;
    return new Wait(cause, object, task ? log.d(event) : 0, cause == Cause.TIME ? value : 0, sends);
  }

  private static Cause cause(int ordinal) {
    return ordinal >= 0 && ordinal < Cause.count() ? Cause.of(ordinal) : Cause.OUTSIDE;
  }

  /// A task in the ready queue.
  ///
  /// @param since the event that made it ready
  /// @param cause why
  /// @param by the task that did it; 0 for the scheduler
  public record Ready(int task, int since, Cause cause, int by) {}

  /// The ready queue, first one first.
  public List<Ready> ready() {
    return state.readyQueue().stream()
        .map(
            entry -> {
              int since = (int) (entry >>> 32);
              return new Ready(entry.intValue(), since, cause(log.b(since)), log.c(since));
            })
        .toList();
  }

  /// Suspended tasks that a time will wake, next one first.
  public List<TaskView> timers() {
    return tasks().stream()
        .filter(task -> deadline(task) > 0)
        .sorted(Comparator.comparingLong(Moment::deadline))
        .toList();
  }

  private static long deadline(TaskView task) {
    return task.waits().stream().mapToLong(Wait::deadline).max().orElse(0);
  }

  /// Those who wait for an object, in the order in which they came.
  public List<TaskView> waiting(int object) {
    return tasks().stream()
        .filter(task -> task.waits().stream().anyMatch(wait -> wait.object() == object))
        .sorted(Comparator.comparingInt(TaskView::since))
        .toList();
  }

  // ---- Stacks ----

  /// The calls that a task is in, innermost first: those on the machine's stack, then the chain of those
  /// that wait for them.
  public List<FrameView> stack(int task) {
    TaskEntry entry = state.tasks.get(task);
    if (entry == null) {
      return List.of();
    }
    List<FrameView> frames = new ArrayList<>();
    for (int place = entry.depth - 1; place >= 0; place--) {
      ActivationEntry activation = state.activations.get(entry.stack[place]);
      if (activation != null) {
        boolean running = entry.state == TaskEntry.State.RUNNING;
        frames.add(frame(activation, running && place >= entry.suspendedDepth));
      }
    }
    return frames;
  }

  /// An activation by its number; empty when it has ended.
  public Optional<FrameView> frame(int activation) {
    ActivationEntry entry = state.activations.get(activation);
    TaskEntry task = state.tasks.get(state.running);
    boolean on =
        task != null && task.placeOf(activation) >= task.suspendedDepth && state.running != 0;
    return Optional.ofNullable(entry).map(found -> frame(found, on));
  }

  /// The generators that wait to be resumed and that no task is in.
  public List<FrameView> generators() {
    Set<Integer> inTasks = new HashSet<>();
    for (int number = 1; number <= state.lastTask; number++) {
      TaskEntry task = state.tasks.get(number);
      for (int place = 0; task != null && place < task.depth; place++) {
        inTasks.add(task.stack[place]);
      }
    }
    List<FrameView> generators = new ArrayList<>();
    for (int number = 1; number < state.activations.bound(); number++) {
      ActivationEntry activation = state.activations.get(number);
      if (activation != null && activation.state > 0 && !inTasks.contains(number)) {
        generators.add(frame(activation, false));
      }
    }
    return generators;
  }

  private FrameView frame(ActivationEntry activation, boolean onMachineStack) {
    Optional<Function> function = index.function(activation.number);
    Optional<Region> span = function.flatMap(found -> span(found, activation));
    int line =
        function.isPresent() && span.isPresent()
            ? state.program().line(function.get(), span.get())
            : 0;
    return new FrameView(
        activation.number,
        function.map(Function::display).orElse("?"),
        function.map(Function::file).orElse(0),
        line,
        span,
        activation.state,
        onMachineStack,
        function.map(found -> locals(found, activation)).orElse(List.of()),
        function.map(found -> slots(found, activation)).orElse(List.of()));
  }

  private static Optional<Region> span(Function function, ActivationEntry activation) {
    int waiting = activation.state;
    return waiting >= 1 && waiting <= function.states().size()
        ? Optional.of(function.states().get(waiting - 1).span())
        : function.site(activation.site).map(TraceProgram.Site::span);
  }

  private List<FrameView.Variable> locals(Function function, ActivationEntry activation) {
    List<FrameView.Variable> locals = new ArrayList<>();
    for (int i = 0; i < activation.locals.length; i++) {
      if (activation.written[i] != ActivationEntry.NOT_WRITTEN) {
        Local local = function.locals().get(i);
        locals.add(
            new FrameView.Variable(
                local.name(),
                local.type(),
                values.value(local.kind(), activation.locals[i]),
                activation.written[i]));
      }
    }
    return locals;
  }

  private List<FrameView.Slot> slots(Function function, ActivationEntry activation) {
    int waiting = activation.state;
    if (waiting < 1 || waiting > function.states().size()) {
      return List.of();
    }
    List<FrameView.Slot> slots = new ArrayList<>();
    for (int number : function.states().get(waiting - 1).live()) {
      if (number >= 0 && number < function.slots().size()) {
        slots.add(slot(function, activation, number));
      }
    }
    return slots;
  }

  /// A slot has the value of the variable that was written last of those that share it, or a temporary's.
  private FrameView.Slot slot(Function function, ActivationEntry activation, int number) {
    TraceProgram.Slot slot = function.slots().get(number);
    int latest = -1;
    for (int local : slot.locals()) {
      if (local >= 0
          && local < activation.written.length
          && activation.written[local] != ActivationEntry.NOT_WRITTEN
          && (latest < 0 || activation.written[local] > activation.written[latest])) {
        latest = local;
      }
    }
    boolean shared = slot.locals().size() > 1 || latest < 0;
    long bits = shared ? activation.slots[number] : activation.locals[latest];
    String name = latest < 0 ? "" : function.locals().get(latest).name();
    return new FrameView.Slot(number, name, slot.type(), values.value(slot.kind(), bits));
  }

  // ---- Objects and variables outside functions ----

  /// An object as it is now; empty when it has not been met yet.
  public Optional<ObjectView> object(int number) {
    return values.view(number);
  }

  /// The objects of a kind that have been met, by number.
  public List<ObjectView> objects(ObjectKind kind) {
    return IntStream.rangeClosed(1, log.objects().size())
        .filter(number -> log.objects().kind(number) == kind && state.objects.get(number) != null)
        .mapToObj(this::object)
        .flatMap(Optional::stream)
        .toList();
  }

  /// A channel.
  ///
  /// @param buffer the values in it, first one first
  /// @param receivers tasks that wait for a value, in order
  /// @param senders tasks that wait to send, in order
  public record Channel(
      int number,
      String type,
      long capacity,
      boolean closed,
      List<TraceValue> buffer,
      List<TaskView> receivers,
      List<TaskView> senders) {
    public Channel {
      buffer = List.copyOf(buffer);
      receivers = List.copyOf(receivers);
      senders = List.copyOf(senders);
    }
  }

  public List<Channel> channels() {
    return objects(ObjectKind.CHANNEL).stream().map(this::channel).toList();
  }

  private Channel channel(ObjectView view) {
    List<TaskView> waiting = waiting(view.number());
    ObjectEntry entry = state.objects.get(view.number());
    return new Channel(
        view.number(),
        view.type(),
        values.capacity(view.number()),
        entry != null && entry.closed,
        view.parts().stream().map(ObjectView.Part::value).toList(),
        waiting.stream().filter(task -> waits(task, view.number(), Cause.RECEIVE)).toList(),
        waiting.stream().filter(task -> waits(task, view.number(), Cause.SEND)).toList());
  }

  private static boolean waits(TaskView task, int object, Cause cause) {
    return task.waits().stream().anyMatch(wait -> wait.object() == object && wait.cause() == cause);
  }

  /// A lock or a wait group.
  ///
  /// @param value of a lock the task that holds it, 0 for none; of a wait group its count
  public record Gate(int number, ObjectKind kind, long value, List<TaskView> waiting) {
    public Gate {
      waiting = List.copyOf(waiting);
    }
  }

  public List<Gate> locks() {
    return gates(ObjectKind.LOCK);
  }

  public List<Gate> groups() {
    return gates(ObjectKind.GROUP);
  }

  private List<Gate> gates(ObjectKind kind) {
    return objects(kind).stream()
        .map(
            view -> {
              ObjectEntry entry = state.objects.get(view.number());
              return new Gate(
                  view.number(), kind, entry == null ? 0 : entry.extra, waiting(view.number()));
            })
        .toList();
  }

  /// The variables outside functions that have been written, by their names with their modules.
  public List<FrameView.Variable> globals() {
    List<FrameView.Variable> globals = new ArrayList<>();
    for (int name = 0; name <= state.lastGlobal; name++) {
      GlobalEntry global = state.globals.get(name);
      if (global != null) {
        globals.add(global(global));
      }
    }
    return globals;
  }

  private FrameView.Variable global(GlobalEntry global) {
    String name = text(global.name());
    TraceProgram.Global known =
        state.program().globals().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElse(
                new TraceProgram.Global(
                    name, global.reference() ? ValueKind.REF : ValueKind.I64, ""));
    return new FrameView.Variable(
        name, known.type(), values.value(known.kind(), global.value()), global.written());
  }

  // ---- Output ----

  /// What has been printed so far.
  public String output() {
    StringBuilder text = new StringBuilder();
    int count = index.printedBefore(state.events);
    for (int i = 0; i < count; i++) {
      int event = index.printedAt(i);
      text.append(printed(log, event));
    }
    return text.toString();
  }

  static String printed(TraceLog log, int event) {
    String text =
        switch (log.kind(event)) {
          case PRINTED_NUMBER -> Long.toString(log.value(event));
          case PRINTED -> {
            int number = log.c(event);
            yield number >= 0 && number < log.objects().textCount()
                ? log.objects().textAt(number)
                : "";
          }
          default -> "";
        };
    return log.b(event) == 0 ? text : text + "\n";
  }

  /// The value that an event wrote or handed over; empty for one that did neither.
  Optional<TraceValue> valueOf(int event) {
    return switch (log.kind(event)) {
      case LOCAL -> index.local(event).map(local -> values.value(local.kind(), log.value(event)));
      case SENT, RECEIVED -> Optional.of(values.channelValue(log.c(event), log.value(event)));
      default -> Optional.empty();
    };
  }
}
