package org.qistage.pipeline.trace;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;
import org.qistage.pipeline.trace.TaskEntry.State;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ObjectTable;
import org.qistage.runtime.trace.TraceLog;

/// The state of a recorded run after some of its events, which goes on event by event. Snapshots of it
/// share what has not changed since.
///
/// A log that anybody may have written leads to some state and never to an exception: numbers that mean
/// nothing are passed over.
final class TraceState {
  private final TraceLog log;
  private final TraceProgram program;
  private final Map<String, Integer> functions;
  private Version version = new Version();

  final PersistentTable<TaskEntry> tasks;
  final PersistentTable<ActivationEntry> activations;
  final PersistentTable<ObjectEntry> objects;
  final PersistentTable<GlobalEntry> globals;
  final HeapState heap;

  /// The ready queue: tasks with the events that made them ready, first one first.
  final PersistentLongs ready;

  /// How many events have been applied.
  int events;

  int running;
  int lastTask;
  int lastGlobal;
  private long work;

  TraceState(TraceLog log, TraceProgram program, Map<String, Integer> functions) {
    this.log = log;
    this.program = program;
    this.functions = functions;
    tasks = new PersistentTable<>();
    activations = new PersistentTable<>();
    objects = new PersistentTable<>();
    globals = new PersistentTable<>();
    heap = new HeapState(log);
    ready = new PersistentLongs();
  }

  private TraceState(TraceState other) {
    log = other.log;
    program = other.program;
    functions = other.functions;
    tasks = other.tasks.snapshot();
    activations = other.activations.snapshot();
    objects = other.objects.snapshot();
    globals = other.globals.snapshot();
    heap = other.heap.snapshot();
    ready = other.ready.snapshot();
    events = other.events;
    running = other.running;
    lastTask = other.lastTask;
    lastGlobal = other.lastGlobal;
    work = other.work;
  }

  /// The same state, to be kept while this one goes on, or to go on from.
  TraceState snapshot() {
    version = new Version();
    return new TraceState(this);
  }

  TraceLog log() {
    return log;
  }

  TraceProgram program() {
    return program;
  }

  /// Applies events until so many have been.
  void advanceTo(int count) {
    while (events < count) {
      apply(events);
      events++;
    }
  }

  private void apply(int event) {
    EventKind kind = log.kind(event);
    int a = log.a(event);
    switch (kind) {
      case SPAWNED -> spawned(event, a);
      case READIED -> readied(event, a);
      case STARTED -> started(event, a);
      case SKIPPED -> take(log.b(event));
      case SUSPENDED -> suspended(event, a);
      case COMPLETED -> ended(event, a, State.COMPLETED);
      case FAILED -> ended(event, a, State.FAILED);
      case CANCELLED -> ended(event, a, State.CANCELLED);
      case SENT, RECEIVED -> moved(event, kind == EventKind.SENT);
      case CLOSED -> {
        ObjectEntry channel = object(log.c(event), event);
        if (channel != null) {
          channel.closed = true;
        }
      }
      case LOCKED -> extra(event, a);
      case UNLOCKED -> extra(event, 0);
      case COUNTED -> extra(event, log.value(event));
      case ENTERED -> entered(event, a);
      case LEFT -> left(a);
      case WAITING -> {
        inState(a, log.c(event));
        left(a);
        generator(a, true);
      }
      case RESUMED -> resumed(a);
      case SAVED -> inState(a, log.c(event));
      case SLOT -> slot(event, a);
      case CAUGHT -> onTop(a);
      case STATEMENT -> statement(event, a);
      case LOCAL -> local(event, a);
      case GLOBAL -> global(event);
      case FIELD, ELEMENT, ADDED, POPPED, INSERTED, REMOVED, CONTENTS, ENTRY, ENTRY_GONE ->
          HeapWrites.apply(kind, event, this);
      case ALLOCATED, STORED, RETAINED, RELEASED, FREED -> heap.apply(kind, event, version);
      case OBJECT -> {
        int number = log.c(event);
        if (number > 0 && number <= log.objects().size()) {
          objects.put(number, new ObjectEntry(version, number), version);
        }
      }
      case ALTERNATIVE, YIELDED, TIMER_FIRED, PRINTED, PRINTED_NUMBER, ENDED -> {
        // Tells of something and changes nothing here.
      }
    }
  }

  // ---- Tasks ----

  private @Nullable TaskEntry task(int number) {
    return number < 1 ? null : tasks.edit(number, version);
  }

  private void spawned(int event, int number) {
    // A number that is far beyond the events cannot be one that the recorder gave.
    if (number < 1 || number > log.size()) {
      return;
    }
    TaskEntry task = new TaskEntry(version, number, log.c(event));
    task.since = event;
    tasks.put(number, task, version);
    lastTask = Math.max(lastTask, number);
  }

  private void readied(int event, int number) {
    TaskEntry task = task(number);
    if (task == null) {
      return;
    }
    task.state = State.READY;
    task.since = event;
    task.readied = event;
    task.suspended = TaskEntry.NONE;
    task.alternatives = 0;
    ready.add((long) event << 32 | number, version);
  }

  private void started(int event, int number) {
    take(log.b(event));
    running = number;
    TaskEntry task = task(number);
    if (task != null) {
      task.state = State.RUNNING;
      task.since = event;
      task.suspendedDepth = task.depth();
    }
  }

  /// Takes a task out of the queue as the scheduler does: the first one takes its place.
  private void take(int position) {
    if (ready.size() == 0) {
      return;
    }
    if (position > 0 && position < ready.size()) {
      ready.set(position, ready.get(0), version);
    }
    ready.remove(0, version);
  }

  private void suspended(int event, int number) {
    running = 0;
    TaskEntry task = task(number);
    if (task != null) {
      task.state = State.SUSPENDED;
      task.since = event;
      task.suspended = event;
      task.alternatives = alternatives(event, number);
      task.suspendedDepth = task.depth();
    }
  }

  /// How many things more a task waits for: it waits for all of them at once, so they are told of the event
  /// that they follow.
  private int alternatives(int event, int number) {
    int next = event + 1;
    while (next < log.size() && log.kind(next) == EventKind.ALTERNATIVE && log.a(next) == number) {
      next++;
    }
    return next - event - 1;
  }

  private void ended(int event, int number, State state) {
    if (running == number) {
      running = 0;
    }
    TaskEntry task = task(number);
    if (task != null) {
      task.state = state;
      task.since = event;
      while (task.depth() > 0) {
        activations.put(task.pop(version), null, version);
      }
      task.suspendedDepth = 0;
      task.suspended = TaskEntry.NONE;
      task.alternatives = 0;
    }
  }

  // ---- Channels and the like ----

  private void moved(int event, boolean sent) {
    if (log.b(event) == 0) {
      return;
    }
    ObjectEntry channel = object(log.c(event), event);
    if (channel == null) {
      return;
    }
    PersistentLongs buffer = channel.contents;
    if (buffer == null) {
      buffer = new PersistentLongs();
      channel.contents = buffer;
    }
    if (sent) {
      buffer.add(log.value(event), version);
      channel.extra = log.d(event);
    } else if (buffer.size() > 0) {
      buffer.remove(0, version);
    }
  }

  private void extra(int event, long value) {
    ObjectEntry object = object(log.c(event), event);
    if (object != null) {
      object.extra = value;
    }
  }

  // ---- Calls ----

  private @Nullable TaskEntry runningTask() {
    return task(running);
  }

  private @Nullable ActivationEntry activation(int number) {
    return number < 1 ? null : activations.edit(number, version);
  }

  private void entered(int event, int number) {
    if (number < 1 || number > log.size()) {
      return;
    }
    int text = log.c(event);
    ObjectTable table = log.objects();
    Integer known =
        text >= 0 && text < table.textCount() ? functions.get(table.textAt(text)) : null;
    int function = known == null ? -1 : known;
    int locals = function < 0 ? 0 : program.functions().get(function).locals().size();
    int slots = function < 0 ? 0 : program.functions().get(function).slots().size();
    activations.put(number, new ActivationEntry(version, number, function, locals, slots), version);
    TaskEntry task = runningTask();
    if (task != null) {
      push(task, number);
    }
  }

  private void push(TaskEntry task, int number) {
    ActivationEntry activation = activation(number);
    if (activation != null) {
      activation.place = task.depth();
      task.push(number, version);
    }
  }

  /// An activation of the running task runs: those inside it have been left. Gives its place.
  private int onTop(int number) {
    TaskEntry task = runningTask();
    if (task == null) {
      return -1;
    }
    int place = task.placeOf(activations.get(number));
    if (place >= 0) {
      leaveFrom(task, place + 1);
    }
    return place;
  }

  private void leaveFrom(TaskEntry task, int place) {
    while (task.depth() > place) {
      forget(task.pop(version));
    }
    task.suspendedDepth = Math.min(task.suspendedDepth, task.depth());
  }

  /// A generator that waits is still there; all others are gone once they are left.
  private void forget(int number) {
    ActivationEntry gone = activations.get(number);
    if (gone != null && gone.state == 0) {
      activations.put(number, null, version);
    }
  }

  private void left(int number) {
    int place = onTop(number);
    TaskEntry task = runningTask();
    if (task != null && place >= 0) {
      leaveFrom(task, place);
    }
  }

  /// Whether an activation is that of a generator that waits to be resumed.
  private void generator(int number, boolean waits) {
    ActivationEntry activation = activation(number);
    if (activation != null) {
      activation.waits = waits;
    }
  }

  private void resumed(int number) {
    inState(number, 0);
    generator(number, false);
    int place = onTop(number);
    TaskEntry task = runningTask();
    if (task == null) {
      return;
    }
    if (place >= 0) {
      task.suspendedDepth = Math.min(task.suspendedDepth, place);
    } else {
      push(task, number);
    }
  }

  private void inState(int number, int state) {
    ActivationEntry activation = activation(number);
    if (activation != null) {
      activation.state = state;
    }
  }

  private void slot(int event, int number) {
    ActivationEntry activation = activation(number);
    int slot = log.b(event);
    if (activation != null && slot >= 0 && slot < activation.slots.length) {
      activation.slots[slot] = log.value(event);
    }
  }

  private void statement(int event, int number) {
    int _ = onTop(number);
    ActivationEntry activation = activation(number);
    if (activation != null) {
      activation.site = log.b(event);
    }
  }

  private void local(int event, int number) {
    ActivationEntry activation = activation(number);
    if (activation == null || activation.function < 0) {
      return;
    }
    int local =
        program
            .functions()
            .get(activation.function)
            .site(log.b(event))
            .map(TraceProgram.Site::local)
            .orElse(TraceProgram.Site.NO_LOCAL);
    if (local >= 0 && local < activation.locals.length) {
      activation.locals[local] = log.value(event);
      activation.written[local] = event;
    }
  }

  // ---- Variables outside functions, objects ----

  private void global(int event) {
    int name = log.c(event);
    if (name >= 0 && name < log.objects().textCount()) {
      boolean reference = log.d(event) != 0;
      globals.put(
          name, new GlobalEntry(version, name, reference, log.value(event), event), version);
      lastGlobal = Math.max(lastGlobal, name);
    }
  }

  /// An object that an event writes; null when there is none.
  @Nullable ObjectEntry object(int number, int event) {
    ObjectEntry object = number < 1 ? null : objects.edit(number, version);
    if (object != null) {
      object.written = event;
    }
    return object;
  }

  Version version() {
    return version;
  }

  /// What an object holds, to be written.
  PersistentLongs contents(ObjectEntry object) {
    PersistentLongs contents = object.contents;
    if (contents == null) {
      contents = firstContents(object.number);
      object.contents = contents;
    }
    return contents;
  }

  private PersistentLongs firstContents(int number) {
    ObjectTable table = log.objects();
    return new PersistentLongs(table, table.start(number), table.length(number));
  }

  /// An event has cost as much as so many others.
  void worked(int amount) {
    work += amount;
  }

  /// What the events so far have cost, by the measure of a simple one.
  long work() {
    return work + events;
  }
}
