package org.qistage.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.runtime.trace.ValueKind;
import org.qistage.runtime.value.ArrayValue;
import org.qistage.runtime.value.CellBool;
import org.qistage.runtime.value.CellF64;
import org.qistage.runtime.value.CellI32;
import org.qistage.runtime.value.CellI64;
import org.qistage.runtime.value.CellRef;
import org.qistage.runtime.value.DictValue;
import org.qistage.runtime.value.KeyedValue;
import org.qistage.runtime.value.Pointer;
import org.qistage.runtime.value.PointerBool;
import org.qistage.runtime.value.PointerF64;
import org.qistage.runtime.value.PointerI32;
import org.qistage.runtime.value.PointerI64;
import org.qistage.runtime.value.PointerRef;
import org.qistage.runtime.value.ValueParts;

/// Runs a debug build as the deterministic scheduler does, and notes all that it is told.
///
/// A limit that is reached ends the run from inside, at the event that would have been one too many; the
/// events until then are all there.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class RecordingScheduler extends DeterministicScheduler {
  /// Tests compare the queue here with the scheduler's own, unless it is very long.
  private static final int MOST_COMPARED = 64;

  private final TraceLog log = new TraceLog();
  private final ObjectRecorder objects;
  private final Clock clock;
  private final RecordingLimits limits;
  private final ProgramMap map;
  private final long end;

  /// The tasks in the ready queue, in its order; to know from which place one is taken.
  private final Deque<Task> ready = new ArrayDeque<>();

  /// How many calls each task is in, by its number. What failures leave without a word is found out later
  /// and may count meanwhile.
  private final Map<Integer, CallDepth> depths = new HashMap<>();

  private int activations;
  private long printed;

  /// The last event that may make a task ready.
  private int origin;

  private @Nullable RunEnd stopped;

  /// Whether the run is over, so that limits do not count any more.
  private boolean closed;

  RecordingScheduler(
      Output output,
      RunOptions options,
      OutsideWorld outside,
      Clock clock,
      ProgramMap map,
      RecordingLimits limits) {
    super(output, outside, options.language(), clock, options.seed());
    this.clock = clock;
    this.limits = limits;
    this.map = map;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.milliseconds());
    this.objects =
        new ObjectRecorder(log.objects(), map, number -> add(EventKind.OBJECT, 0, 0, number, 0, 0));
  }

  /// What has been recorded; complete when the run has ended.
  TraceLog log() {
    return log;
  }

  /// The calls that a task is in: the numbers of their activations, outermost first.
  private static final class CallDepth {
    private int[] activations = new int[16];
    private int size;

    void push(int activation) {
      if (size == activations.length) {
        activations = Arrays.copyOf(activations, size * 2);
      }
      activations[size++] = activation;
    }

    /// Leaves what is inside an activation that runs; a generator that is not there joins.
    void runs(int activation) {
      for (int place = size - 1; place >= 0; place--) {
        if (activations[place] == activation) {
          size = place + 1;
          return;
        }
      }
      push(activation);
    }

    void leave(int activation) {
      runs(activation);
      size--;
    }
  }

  // ---- Events ----

  private int add(EventKind kind, int a, int b, int c, int d, long value) {
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

  private void checkHeap() {
    if (!closed && objects.bytes() > limits.heapBytes()) {
      throw stop(RunEnd.HEAP);
    }
  }

  private int number(@Nullable Object object) {
    int number = objects.number(object);
    checkHeap();
    return number;
  }

  private static int flag(@Nullable Object ref) {
    return ref == null ? 0 : 1;
  }

  private long value(long bits, @Nullable Object ref) {
    return ref == null ? bits : number(ref);
  }

  private int running() {
    Task current = context().current;
    return current == null ? 0 : current.number;
  }

  // ---- Tasks ----

  @Override
  void onSpawned(Task task) {
    origin =
        add(EventKind.SPAWNED, task.number, 0, objects.text(map.taskDisplay(task.name())), 0, 0);
  }

  @Override
  void onReadied(Task task) {
    ready.add(task);
    add(EventKind.READIED, task.number, cause(task).ordinal(), running(), origin, 0);
  }

  private static Cause cause(Task task) {
    return switch (task.waiting) {
      case NOTHING -> Cause.SPAWN;
      case TURN -> Cause.TURN;
      case TASK, END -> Cause.TASK;
      case RECEIVE, NEXT -> Cause.RECEIVE;
      case SEND -> Cause.SEND;
      case SELECTION -> Cause.SELECTION;
      case LOCK -> Cause.LOCK;
      case GROUP -> Cause.GROUP;
      case TIME -> Cause.TIME;
      case OUTSIDE -> Cause.OUTSIDE;
      case CANCELLED -> throw new IllegalStateException("a task that has cancelled itself waits");
    };
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a task is equal to nothing but itself
  void onTaken(Task task) {
    int position = 0;
    for (Task each : ready) {
      if (each == task) {
        break;
      }
      position++;
    }
    takeOut(position);
    assert ready.size() > MOST_COMPARED || sameAsQueue();
    add(task.ended() ? EventKind.SKIPPED : EventKind.STARTED, task.number, position, 0, 0, 0);
  }

  private boolean sameAsQueue() {
    List<Task> own = new ArrayList<>();
    queue().forEach(own::add);
    return own.equals(List.copyOf(ready));
  }

  /// As the ready queue does it: the first one takes the place of one that is taken from behind it.
  private void takeOut(int position) {
    if (position == 0) {
      ready.remove();
      return;
    }
    Task[] all = ready.toArray(Task[]::new);
    all[position] = all[0];
    ready.clear();
    ready.addAll(Arrays.asList(all).subList(1, all.length));
  }

  @Override
  void onSuspended(Task task) {
    savedFrames(task);
    waits(EventKind.SUSPENDED, task, cause(task), task.waitsFor);
    if (task.waitsFor instanceof Selection selection) {
      for (Selection.Case choice : selection.cases()) {
        switch (choice) {
          case Selection.Receive receive ->
              waits(EventKind.ALTERNATIVE, task, Cause.RECEIVE, receive.channel);
          case Selection.Send send -> {
            int channel = number(send.channel);
            long value = value(send.i64, send.ref);
            int kind = Cause.SEND.ordinal();
            add(EventKind.ALTERNATIVE, task.number, kind, channel, flag(send.ref), value);
          }
          case Selection.Timeout timeout ->
              add(
                  EventKind.ALTERNATIVE,
                  task.number,
                  Cause.TIME.ordinal(),
                  0,
                  0,
                  timeout.deadline());
          case Selection.End ended -> waits(EventKind.ALTERNATIVE, task, Cause.TASK, ended.awaited);
        }
      }
    }
    origin = log.size() - 1;
  }

  private void waits(EventKind kind, Task task, Cause cause, @Nullable Awaited awaited) {
    int number = task.number;
    switch (awaited) {
      case Task other -> add(kind, number, cause.ordinal(), 0, other.number, 0);
      case Timers.Entry timer -> add(kind, number, cause.ordinal(), 0, 0, timer.deadline());
      case Channel channel -> {
        int object = number(channel);
        long value = cause == Cause.SEND ? value(task.i64, task.ref) : 0;
        add(kind, number, cause.ordinal(), object, flag(task.ref), value);
      }
      case Mutex lock -> {
        int object = number(lock);
        add(kind, number, cause.ordinal(), object, 0, 0);
      }
      case WaitGroup group -> {
        int object = number(group);
        add(kind, number, cause.ordinal(), object, 0, 0);
      }
      case Selection _, OutsideOperation _ -> add(kind, number, cause.ordinal(), 0, 0, 0);
      case null -> add(kind, number, cause.ordinal(), 0, 0, 0);
    }
  }

  /// The frames that the task has just saved, innermost first: those outside of the one that was resumed
  /// did not run.
  @SuppressWarnings("ReferenceEquality") // a frame is equal to nothing but itself
  private void savedFrames(Task task) {
    Frame outer = context().outer;
    for (Frame frame = task.frames; frame != null && frame != outer; frame = frame.parent) {
      ObjectRecorder.ClassShape shape = objects.shape(frame, "");
      int activation = activation(frame, shape);
      if (activation == 0) {
        continue;
      }
      add(EventKind.SAVED, activation, 0, frame.suspensionPoint(), 0, 0);
      for (int slot = 0; slot < shape.fields().size(); slot++) {
        String name = shape.fields().get(slot).getName();
        if (name.equals("s" + slot) && slot != lastSlot(shape)) {
          boolean reference = shape.kinds().get(slot) == ValueKind.REF;
          long value = objects.slot(frame, shape, slot);
          add(EventKind.SLOT, activation, slot, reference ? 1 : 0, 0, value);
        }
      }
    }
  }

  /// The number of a frame's activation, which its last slot holds.
  private int activation(Frame frame, ObjectRecorder.ClassShape shape) {
    int last = lastSlot(shape);
    return last < 0 || shape.kinds().get(last) != ValueKind.I32
        ? 0
        : (int) objects.slot(frame, shape, last);
  }

  /// The slots come first among the fields; arguments of generators follow.
  private static int lastSlot(ObjectRecorder.ClassShape shape) {
    int last = -1;
    while (last + 1 < shape.fields().size() && isSlot(shape, last + 1)) {
      last++;
    }
    return last;
  }

  private static boolean isSlot(ObjectRecorder.ClassShape shape, int slot) {
    String name = shape.fields().get(slot).getName();
    return name.equals("s" + slot) || name.startsWith("s" + slot + "$");
  }

  @Override
  void onEnding(Task task) {
    Object result = task.ref;
    switch (task.state()) {
      case COMPLETED -> {
        long value = value(task.i64, result);
        origin = add(EventKind.COMPLETED, task.number, flag(result), 0, 0, value);
      }
      case FAILED -> {
        int error = number(result);
        origin = add(EventKind.FAILED, task.number, 0, error, 0, 0);
      }
      case CANCELLED -> {
        int error = result instanceof QiError ? number(result) : 0;
        origin = add(EventKind.CANCELLED, task.number, 0, error, 0, 0);
      }
      case READY, RUNNING, SUSPENDED ->
          throw new IllegalStateException("task " + task.number + " has not ended");
    }
  }

  @Override
  void onTimerFired(Waiter waiter) {
    int task =
        switch (waiter) {
          case Task direct -> direct.number;
          case Selection.Case choice -> numberOf(choice.selection.task());
        };
    origin = add(EventKind.TIMER_FIRED, task, 0, 0, 0, 0);
  }

  private static int numberOf(@Nullable Task task) {
    return task == null ? 0 : task.number;
  }

  // ---- Channels and the like ----

  @Override
  void onSent(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    int object = number(channel);
    long value = value(bits, ref);
    origin = add(EventKind.SENT, 0, buffered ? 1 : 0, object, flag(ref), value);
  }

  @Override
  void onReceived(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    int object = number(channel);
    boolean references = channel.ofReferences();
    long value = references ? value(0, ref) : bits;
    int flag = references ? flag(ref) : 0;
    origin = add(EventKind.RECEIVED, 0, buffered ? 1 : 0, object, flag, value);
  }

  @Override
  void onClosed(Channel channel) {
    int object = number(channel);
    origin = add(EventKind.CLOSED, 0, 0, object, 0, 0);
  }

  @Override
  void onLocked(Mutex lock, Task holder) {
    int object = number(lock);
    origin = add(EventKind.LOCKED, holder.number, 0, object, 0, 0);
  }

  @Override
  void onUnlocked(Mutex lock) {
    int object = number(lock);
    origin = add(EventKind.UNLOCKED, 0, 0, object, 0, 0);
  }

  @Override
  void onCounted(WaitGroup group, long count) {
    int object = number(group);
    origin = add(EventKind.COUNTED, 0, 0, object, 0, count);
  }

  @Override
  void onPrinted(String text, boolean line) {
    printed(text.getBytes(StandardCharsets.UTF_8).length + (line ? 1 : 0));
    add(EventKind.PRINTED, 0, line ? 1 : 0, objects.text(text), 0, 0);
  }

  @Override
  void onPrinted(long number, boolean line) {
    printed(Long.toString(number).length() + (line ? 1 : 0));
    add(EventKind.PRINTED_NUMBER, 0, line ? 1 : 0, 0, 0, number);
  }

  private void printed(long bytes) {
    printed += bytes;
    if (printed > limits.outputBytes()) {
      throw stop(RunEnd.OUTPUT);
    }
  }

  // ---- Calls ----

  private CallDepth depth() {
    return depths.computeIfAbsent(running(), _ -> new CallDepth());
  }

  @Override
  int onEntered(String function) {
    CallDepth depth = depth();
    int activation = ++activations;
    depth.push(activation);
    if (depth.size > limits.depth()) {
      throw stop(RunEnd.DEPTH);
    }
    add(EventKind.ENTERED, activation, 0, objects.text(function), 0, 0);
    return activation;
  }

  @Override
  void onLeft(int activation, int site, long bits, @Nullable Object ref) {
    long value = value(bits, ref);
    add(EventKind.LEFT, activation, site, flag(ref), 0, value);
    depth().leave(activation);
  }

  @Override
  void onYielded(int activation, int site, long bits, @Nullable Object ref) {
    long value = value(bits, ref);
    add(EventKind.YIELDED, activation, site, flag(ref), 0, value);
  }

  @Override
  void onWaiting(int activation, int site, int state) {
    add(EventKind.WAITING, activation, site, state, 0, 0);
    depth().leave(activation);
  }

  @Override
  void onResumed(int activation, int site, int state) {
    depth().runs(activation);
    add(EventKind.RESUMED, activation, site, state, 0, 0);
  }

  @Override
  void onCaught(int activation, int site, QiError error) {
    depth().runs(activation);
    int object = number(error);
    add(EventKind.CAUGHT, activation, site, object, 0, 0);
  }

  @Override
  void onStatement(int activation, int site) {
    add(EventKind.STATEMENT, activation, site, 0, 0, 0);
  }

  // ---- Writes ----

  @Override
  void onLocal(int activation, int site, long bits, @Nullable Object ref) {
    long value = value(bits, ref);
    add(EventKind.LOCAL, activation, site, flag(ref), 0, value);
  }

  @Override
  void onGlobal(int activation, int site, String name, long bits, @Nullable Object ref) {
    long value = value(bits, ref);
    add(EventKind.GLOBAL, activation, site, objects.text(name), flag(ref), value);
  }

  @Override
  void onWrite(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {
    if (object == null) {
      return;
    }
    boolean known = objects.isKnown(object);
    int holder = number(object);
    if (!known && changesSize(access)) {
      // What the object was met with holds it already.
      return;
    }
    switch (access) {
      case FIELD -> field(activation, site, object, (int) index);
      case ELEMENT ->
          element(EventKind.ELEMENT, activation, site, (ArrayValue) object, (int) index);
      case ADDED -> {
        ArrayValue array = (ArrayValue) object;
        element(EventKind.ADDED, activation, site, array, ValueParts.length(array) - 1);
      }
      case INSERTED ->
          element(EventKind.INSERTED, activation, site, (ArrayValue) object, (int) index);
      case POPPED ->
          add(
              EventKind.POPPED,
              activation,
              site,
              holder,
              ValueParts.length((ArrayValue) object),
              0);
      case REMOVED -> add(EventKind.REMOVED, activation, site, holder, (int) index, 0);
      case CELL, POINTER -> pointed(activation, site, object);
      case CONTENTS -> {
        int start = objects.contents(object);
        checkHeap();
        add(EventKind.CONTENTS, activation, site, holder, objects.lengthFrom(start), start);
      }
    }
  }

  private static boolean changesSize(ObjectAccess access) {
    return switch (access) {
      case ADDED, POPPED, INSERTED, REMOVED -> true;
      case FIELD, ELEMENT, CELL, POINTER, CONTENTS -> false;
    };
  }

  private void field(int activation, int site, Object object, int index) {
    int holder = number(object);
    long value = objects.field(object, index);
    add(EventKind.FIELD, activation, site, holder, index, value);
  }

  private void element(EventKind kind, int activation, int site, ArrayValue array, int index) {
    int holder = number(array);
    long value = objects.element(array, index);
    add(kind, activation, site, holder, index, value);
  }

  /// What a pointer leads to: a variable in a cell, an element, a field, or a variable outside functions.
  private void pointed(int activation, int site, Object pointer) {
    switch (pointer) {
      case CellI64 cell -> cell(activation, site, cell, cell.value);
      case CellI32 cell -> cell(activation, site, cell, cell.value);
      case CellF64 cell -> cell(activation, site, cell, Double.doubleToRawLongBits(cell.value));
      case CellBool cell -> cell(activation, site, cell, cell.value ? 1 : 0);
      case CellRef cell -> cell(activation, site, cell, number(cell.value));
      case Pointer other -> {
        switch (other.holder()) {
          case ArrayValue array ->
              element(EventKind.ELEMENT, activation, site, array, (int) other.position());
          case String global -> global(activation, site, global, other);
          default -> field(activation, site, other.holder(), (int) other.position());
        }
      }
      default -> throw new IllegalStateException("no pointer: " + pointer.getClass());
    }
  }

  private void cell(int activation, int site, Object cell, long value) {
    int object = number(cell);
    add(EventKind.FIELD, activation, site, object, 0, value);
  }

  private void global(int activation, int site, String name, Pointer pointer) {
    switch (pointer) {
      case PointerI64 place -> onGlobal(activation, site, name, place.get(), null);
      case PointerI32 place -> onGlobal(activation, site, name, place.get(), null);
      case PointerF64 place ->
          onGlobal(activation, site, name, Double.doubleToRawLongBits(place.get()), null);
      case PointerBool place -> onGlobal(activation, site, name, place.get() ? 1 : 0, null);
      case PointerRef place -> onGlobal(activation, site, name, 0, place.get());
      default -> throw new IllegalStateException("no pointer: " + pointer.getClass());
    }
  }

  @Override
  void onWriteEntry(int activation, int site, @Nullable Object object, @Nullable Object key) {
    if (!(object instanceof KeyedValue keyed)) {
      return;
    }
    int holder = number(keyed);
    int held = number(ValueParts.heldKey(keyed, key));
    if (ValueParts.contains(keyed, key)) {
      int value = keyed instanceof DictValue ? number(ValueParts.value(keyed, key)) : 0;
      add(EventKind.ENTRY, activation, site, holder, held, value);
    } else if (log.objects().kind(held) == ObjectKind.STRING
        || log.objects().kind(held) == ObjectKind.BOX) {
      add(EventKind.ENTRY_GONE, activation, site, holder, held, 0);
    } else {
      // An equal key may be another object.
      int start = objects.contents(keyed);
      add(EventKind.CONTENTS, activation, site, holder, objects.lengthFrom(start), start);
    }
  }

  // ---- The end ----

  /// Ends all that has not ended; from here on nothing is cut off any more.
  @Override
  List<TaskName> cancelAll() {
    closed = true;
    return super.cancelAll();
  }

  /// Notes how the run ended. The event says more than the run's own result, which knows nothing of limits.
  RunEnd finish(RunResult result, @Nullable Task root) {
    RunEnd outcome = stopped == null ? outcome(result, root) : stopped;
    int report = objects.text(result.report());
    log.add(EventKind.ENDED, 0, outcome.ordinal(), report, 0, 0, clock.elapsed());
    return outcome;
  }

  private static RunEnd outcome(RunResult result, @Nullable Task root) {
    if (result.error().isPresent()) {
      boolean deadlock = result.error().get().fault() instanceof Fault.Deadlock;
      return deadlock ? RunEnd.DEADLOCK : RunEnd.FAILED;
    }
    return root != null && root.state() == TaskState.COMPLETED ? RunEnd.RETURNED : RunEnd.STOPPED;
  }
}
