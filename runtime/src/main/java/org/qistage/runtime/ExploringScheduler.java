package org.qistage.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.explore.Footprint;
import org.qistage.runtime.explore.Order;
import org.qistage.runtime.explore.Race;
import org.qistage.runtime.explore.RaceDetector;
import org.qistage.runtime.explore.Schedule;
import org.qistage.runtime.explore.Slice;
import org.qistage.runtime.failure.ReportLanguage;
import org.qistage.runtime.failure.TaskName;

/// Runs a debug build in an order that is given, and notes what each slice of a task used, for the
/// exploration of other orders and for the detection of races.
final class ExploringScheduler extends DeterministicScheduler {
  /// Only so many of the ready tasks are chosen from.
  private static final int MOST_READY = 256;

  /// A run with more slices is not looked through for other orders.
  private static final int MOST_SLICES = 20_000;

  /// The part of a task that its every slice needs and a cancellation takes away; the whole of it stands for
  /// its end.
  private static final long ALIVE = 1;

  /// What stands for the order of what is printed.
  private static final String OUTPUT = "output";

  private final Order order;
  private final ExploringRunner.Limits limits;
  private final RaceDetector races = new RaceDetector();
  private final List<Slice> slices = new ArrayList<>();
  private Schedule schedule = Schedule.FIRST_IN_FIRST_OUT;
  private int choices;
  private int begun;

  /// Whether the slices tell of all that was done and could be chosen.
  private boolean complete = true;

  private long statements;
  private long printed;
  private boolean exhausted;

  /// The slice that has made a task ready, by the task's number.
  private final Map<Integer, Integer> causes = new HashMap<>();

  /// The same for the slice that the task is in.
  private final Map<Integer, Integer> begins = new HashMap<>();

  private final List<Integer> waiting = new ArrayList<>();

  private @Nullable Task running;
  private Footprint footprint = new Footprint();
  private final List<Integer> cancelled = new ArrayList<>();
  private List<Integer> ready = List.of();

  /// The functions of the activations, by their numbers.
  private final List<String> functions = new ArrayList<>();

  /// The sender whose value goes into a buffer; null for the running task.
  private @Nullable Task sender;

  ExploringScheduler(
      Output output,
      OutsideWorld outside,
      ReportLanguage language,
      Clock clock,
      long seed,
      Order order,
      ExploringRunner.Limits limits) {
    super(output, outside, language, clock, seed);
    this.order = order;
    this.limits = limits;
  }

  // ---- Choosing ----

  @Override
  @Nullable Task next(ReadyQueue queue) {
    endSlice();
    skipEnded(queue);
    if (queue.size() == 0) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < queue.size(); position++) {
      if (queue.at(position).ended()) {
        continue;
      }
      if (numbers.size() == MOST_READY) {
        complete = false;
        break;
      }
      numbers.add(queue.at(position).number);
      positions.add(position);
    }
    int chosen = 0;
    if (numbers.size() > 1) {
      choices++;
      chosen = order.choose(begun, choices, numbers);
      if (chosen > 0) {
        schedule = schedule.with(choices, chosen);
      }
    }
    ready = numbers;
    begun++;
    Task task = queue.poll(positions.get(chosen));
    order.taken(task.number);
    footprint = new Footprint();
    cancelled.clear();
    footprint.use(task, ALIVE, false);
    running = task;
    begins.put(task.number, causes.getOrDefault(task.number, -1));
    return task;
  }

  private void endSlice() {
    Task task = running;
    if (task == null) {
      return;
    }
    running = null;
    if (slices.size() >= MOST_SLICES) {
      complete = false;
    } else if (complete) {
      slices.add(
          new Slice(
              task.number, ready, begins.getOrDefault(task.number, -1), footprint, cancelled));
    }
  }

  // ---- What the run was ----

  /// What was done, slice by slice, when the run has ended; empty when it was too much.
  Optional<List<Slice>> slices() {
    endSlice();
    return complete ? Optional.of(slices) : Optional.empty();
  }

  /// The tasks that were ready when the run ended.
  List<Integer> waiting() {
    return waiting;
  }

  RaceDetector races() {
    return races;
  }

  /// The choices that were made.
  Schedule schedule() {
    return schedule;
  }

  /// Whether it was ended because it went on for too long.
  boolean exhausted() {
    return exhausted;
  }

  @Override
  List<TaskName> cancelAll() {
    queue()
        .forEach(
            task -> {
              if (!task.ended()) {
                waiting.add(task.number);
              }
            });
    return super.cancelAll();
  }

  // ---- Order ----

  @Override
  void onReadied(Task task) {
    Task by = running;
    if (by != null) {
      causes.put(task.number, begun - 1);
      races.ordered(by.number, task.number);
    } else {
      causes.put(task.number, -1);
    }
  }

  @Override
  void onSuspended(Task task) {
    Awaited awaited = task.waitsFor;
    if (awaited instanceof Selection selection) {
      selection.cases().forEach(this::used);
    } else if (awaited != null && !(awaited instanceof Timers.Entry)) {
      onUsed(awaited);
    }
  }

  private void used(Selection.Case choice) {
    switch (choice) {
      case Selection.Receive receive -> onUsed(receive.channel);
      case Selection.Send send -> onUsed(send.channel);
      case Selection.End end -> onUsed(end.awaited);
      case Selection.Timeout _ -> {}
    }
  }

  @Override
  void onUsed(Object shared) {
    footprint.use(shared, true);
    Task by = running;
    if (by != null) {
      races.acquire(by.number, shared);
    }
  }

  @Override
  void onCancelling(Task task) {
    onUsed(task);
    footprint.use(task, ALIVE, true);
    Task by = running;
    if (by != null && by.number != task.number && !task.ended()) {
      cancelled.add(task.number);
    }
  }

  @Override
  void onEnding(Task task) {
    footprint.use(task, true);
    Task by = running;
    if (by != null) {
      races.release(by.number, task);
    }
  }

  @Override
  void onMoved(Waiter from) {
    sender = from instanceof Task task ? task : ((Selection.Case) from).selection.task();
  }

  @Override
  void onSent(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    footprint.use(channel, true);
    Task by = sender == null ? running : sender;
    sender = null;
    if (by == null) {
      return;
    }
    if (buffered) {
      races.buffered(by.number, channel, channel.capacity());
    } else {
      races.handed(by.number, channel, channel.capacity());
    }
  }

  @Override
  void onReceived(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    footprint.use(channel, true);
    Task by = running;
    if (by == null) {
      return;
    }
    if (buffered) {
      races.unbuffered(by.number, channel);
    } else {
      Task from = sender;
      sender = null;
      if (from != null) {
        races.ordered(from.number, by.number);
      }
    }
  }

  @Override
  void onClosed(Channel channel) {
    release(channel);
  }

  @Override
  void onLocked(Mutex lock, Task holder) {
    footprint.use(lock, true);
    races.acquire(holder.number, lock);
  }

  @Override
  void onUnlocked(Mutex lock) {
    release(lock);
  }

  @Override
  void onCounted(WaitGroup group, long count) {
    release(group);
  }

  private void release(Object synchronizer) {
    footprint.use(synchronizer, true);
    Task by = running;
    if (by != null) {
      races.release(by.number, synchronizer);
    }
  }

  // ---- Output and limits ----

  @Override
  void onPrinted(String text, boolean line) {
    printed(text.length());
  }

  @Override
  void onPrinted(long number, boolean line) {
    printed(20);
  }

  private void printed(int length) {
    footprint.use(OUTPUT, true);
    printed += length;
    if (printed > limits.characters()) {
      exhaust();
    }
  }

  @Override
  void onStatement(int activation, int site) {
    if (++statements > limits.statements()) {
      exhaust();
    }
  }

  private void exhaust() {
    exhausted = true;
    throw RunStopped.quietly();
  }

  // ---- Variables ----

  @Override
  int onEntered(String function) {
    functions.add(function);
    return functions.size() - 1;
  }

  @Override
  void onGlobal(int activation, int site, String name, long bits, @Nullable Object ref) {
    variable(activation, site, name.intern(), -1, true);
  }

  @Override
  void onReadGlobal(int activation, int site, String name) {
    variable(activation, site, name.intern(), -1, false);
  }

  @Override
  void onWrite(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {
    part(activation, site, object, index, access, true);
  }

  @Override
  void onRead(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {
    part(activation, site, object, index, access, false);
  }

  @Override
  void onWriteEntry(int activation, int site, @Nullable Object object, @Nullable Object key) {
    if (object != null) {
      variable(activation, site, object, -1, true);
    }
  }

  private void part(
      int activation,
      int site,
      @Nullable Object object,
      long index,
      ObjectAccess access,
      boolean write) {
    if (object == null) {
      return;
    }
    switch (access) {
      case FIELD -> variable(activation, site, object, index, write);
      case ELEMENT -> {
        // For the order of slices an array is one thing: who adds to it moves what others read.
        footprint.use(object, write);
        Race.Access at = access(activation, site, write);
        if (at != null) {
          races.element(object, index, at);
        }
      }
      case CELL, POINTER, ADDED, POPPED, INSERTED, REMOVED, CONTENTS ->
          variable(activation, site, object, -1, write);
    }
  }

  private void variable(int activation, int site, Object object, long part, boolean write) {
    footprint.use(object, part, write);
    Race.Access at = access(activation, site, write);
    if (at != null) {
      races.access(object, part, at);
    }
  }

  private Race.@Nullable Access access(int activation, int site, boolean write) {
    Task by = running;
    return by == null
        ? null
        : new Race.Access(
            by.number, by.getClass().getName(), functions.get(activation), site, write);
  }
}
