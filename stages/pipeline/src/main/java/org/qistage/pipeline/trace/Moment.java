package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.TaskView.Wait;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Local;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.runtime.trace.ValueKind;

/// The whole state of a recorded run after one of its events. Views are made when they are asked for, and
/// the elements of long lists each time that they are: it costs little to know how many there are.
/// Immutable; safe to use from any thread.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
public final class Moment {
  private final TraceState state;
  private final TraceIndex index;
  private final ValueTexts values;
  private final TraceLog log;

  /// Made when it is needed; the same whoever makes it.
  private volatile @Nullable Waiters waiters;

  /// By number, each made when it is first asked for; the same whoever makes it.
  private volatile @Nullable TaskView @Nullable [] tasks;

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
    int[] numbers =
        IntStream.rangeClosed(1, state.lastTask)
            .filter(number -> state.tasks.get(number) != null)
            .toArray();
    return LazyList.of(numbers, this::known);
  }

  private TaskView known(int number) {
    @Nullable TaskView[] made = tasks;
    if (made == null) {
      made = new TaskView[state.lastTask + 1];
      tasks = made;
    }
    TaskView task = made[number];
    if (task == null) {
      task = view(Objects.requireNonNull(state.tasks.get(number)));
      made[number] = task;
    }
    return task;
  }

  public Optional<TaskView> task(int number) {
    return state.tasks.get(number) == null ? Optional.empty() : Optional.of(known(number));
  }

  private TaskView view(TaskEntry task) {
    return new TaskView(
        task.number,
        text(task.name),
        TaskView.State.values()[task.state.ordinal()],
        task.since,
        waits(task),
        task.depth());
  }

  private String text(int number) {
    return number >= 0 && number < log.objects().textCount() ? log.objects().textAt(number) : "";
  }

  private List<Wait> waits(TaskEntry task) {
    if (task.suspended == TaskEntry.NONE) {
      return List.of();
    }
    List<Wait> waits = new ArrayList<>();
    for (int event = task.firstWait(); event < task.lastWait() && event < log.size(); event++) {
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
    return LazyList.of(state.ready.size(), this::readyAt);
  }

  private Ready readyAt(int position) {
    long entry = state.ready.get(position);
    int since = (int) (entry >>> 32);
    return new Ready((int) entry, since, cause(log.b(since)), log.c(since));
  }

  /// Suspended tasks that a time will wake, next one first.
  public List<TaskView> timers() {
    return LazyList.of(waiters().timers(), this::known);
  }

  private Waiters waiters() {
    Waiters known = waiters;
    if (known == null) {
      known = new Waiters(state);
      waiters = known;
    }
    return known;
  }

  /// Those who wait for an object, in the order in which they came.
  public List<TaskView> waiting(int object) {
    return waiters().of(object).stream().map(this::view).toList();
  }

  // ---- Stacks ----

  /// The calls that a task is in, innermost first: those on the machine's stack, then the chain of those
  /// that wait for them.
  public List<FrameView> stack(int task) {
    TaskEntry entry = state.tasks.get(task);
    if (entry == null) {
      return List.of();
    }
    int[] places =
        IntStream.iterate(entry.depth() - 1, place -> place >= 0, place -> place - 1)
            .filter(place -> state.activations.get(entry.activation(place)) != null)
            .toArray();
    return LazyList.of(places, place -> frame(entry, place));
  }

  private FrameView frame(TaskEntry task, int place) {
    int number = task.activation(place);
    boolean running = task.state == TaskEntry.State.RUNNING;
    return frame(number, running && place >= task.suspendedDepth).orElseThrow();
  }

  /// An activation by its number; empty when it has ended.
  public Optional<FrameView> frame(int activation) {
    TaskEntry task = state.tasks.get(state.running);
    boolean on =
        task != null
            && task.placeOf(state.activations.get(activation)) >= task.suspendedDepth
            && state.running != 0;
    return frame(activation, on);
  }

  private Optional<FrameView> frame(int activation, boolean onMachineStack) {
    return Optional.ofNullable(state.activations.get(activation))
        .map(entry -> frame(entry, onMachineStack));
  }

  /// The generators that wait to be resumed and that no task is in.
  public List<FrameView> generators() {
    int[] numbers = index.generators().filter(this::isWaitingGenerator).toArray();
    return LazyList.of(numbers, number -> frame(number, false).orElseThrow());
  }

  private boolean isWaitingGenerator(int activation) {
    ActivationEntry entry = state.activations.get(activation);
    return entry != null && entry.waits;
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
    int[] numbers =
        index.objects(kind).filter(number -> state.objects.get(number) != null).toArray();
    return LazyList.of(numbers, number -> object(number).orElseThrow());
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
    List<ObjectView> views = objects(ObjectKind.CHANNEL);
    return LazyList.of(views.size(), place -> channel(views.get(place)));
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
    List<ObjectView> views = objects(kind);
    return LazyList.of(views.size(), place -> gate(views.get(place)));
  }

  private Gate gate(ObjectView view) {
    ObjectEntry entry = state.objects.get(view.number());
    return new Gate(
        view.number(), view.kind(), entry == null ? 0 : entry.extra, waiting(view.number()));
  }

  /// The variables outside functions that have been written; those of other files with their modules.
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
        known.display(),
        known.type(),
        values.value(known.kind(), global.value()),
        global.written());
  }

  // ---- The heap ----

  /// The heap; empty in a program that does not count references.
  public Optional<HeapView> heap() {
    return state.heap.allocations == 0
        ? Optional.empty()
        : Optional.of(new HeapViews(state, values).view());
  }

  /// The living blocks that hold each other, as far as the contents of objects tell: not through the frames
  /// of tasks and generators. A walk over all that lives.
  public List<HeapView.Cycle> cycles() {
    return new HeapViews(state, values).cycles();
  }

  /// The living block that was made last for an object.
  public Optional<HeapView.Block> block(int object) {
    return Optional.ofNullable(state.heap.of(object))
        .map(entry -> new HeapViews(state, values).block(entry.number()));
  }

  // ---- Output ----

  /// The last lines, or parts of lines, that have been printed; all of them where there are fewer.
  ///
  /// @param most so many prints
  public String outputEnd(int most) {
    int count = index.printedBefore(state.events);
    return output(Math.max(0, count - most), count);
  }

  /// How many values and lines have been printed so far.
  public int prints() {
    return index.printedBefore(state.events);
  }

  /// What has been printed so far.
  public String output() {
    return output(0, index.printedBefore(state.events));
  }

  private String output(int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(printed(log, index.printedAt(i)));
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
