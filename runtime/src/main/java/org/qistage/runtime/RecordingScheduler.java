package org.qistage.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.HeapObserver;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.runtime.trace.RunEnd;
import org.qistage.runtime.trace.TraceLog;

/// Runs a debug build as the deterministic scheduler does, and notes all that it is told.
///
/// The events until a limit is reached are all there ({@link RecordedEvents}).
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class RecordingScheduler extends DeterministicScheduler {
  private final RecordedEvents events;
  private final SuspensionRecorder suspensions;
  private final WriteRecorder writes;
  private final ProgramMap map;

  /// The calls that each task is in, by its number.
  private final Map<Integer, OpenCalls> calls = new HashMap<>();

  /// What tasks wait for from outside, in the order in which they asked.
  private final Queue<OutsideOperation> questions = new ArrayDeque<>();

  private int activations;

  /// What executes one of the activations; null when the JVM executes all.
  private final @Nullable Stepper stepper;

  /// The last event that may make a task ready.
  private int origin;

  RecordingScheduler(
      Output output,
      RunOptions options,
      OutsideWorld outside,
      Clock clock,
      ProgramMap map,
      RecordingLimits limits,
      @Nullable Stepper stepper) {
    super(output, outside, options.language(), clock, options.seed());
    this.map = map;
    this.stepper = stepper;
    events = new RecordedEvents(clock, map, limits);
    suspensions = new SuspensionRecorder(events);
    writes = new WriteRecorder(events);
  }

  /// What has been recorded; complete when the run has ended.
  TraceLog log() {
    return events.log();
  }

  private int running() {
    Task current = context().current;
    return current == null ? 0 : current.number;
  }

  @Override
  HeapObserver heapObserver() {
    return new HeapRecorder(events);
  }

  // ---- Tasks ----

  @Override
  void onSpawned(Task task) {
    origin =
        events.add(
            EventKind.SPAWNED, task.number, 0, events.text(map.taskDisplay(task.name())), 0, 0);
  }

  @Override
  void onReadied(Task task) {
    events.add(
        EventKind.READIED,
        task.number,
        SuspensionRecorder.cause(task).ordinal(),
        running(),
        origin,
        0);
  }

  @Override
  void onTaken(Task task) {
    EventKind kind = task.ended() ? EventKind.SKIPPED : EventKind.STARTED;
    events.add(kind, task.number, queue().taken(), 0, 0, 0);
  }

  @Override
  void onSuspended(Task task) {
    suspensions.suspended(task, context().outer);
    if (task.waitsFor instanceof OutsideOperation question) {
      questions.add(question);
    }
    origin = events.last();
  }

  @Override
  void onEnding(Task task) {
    calls.remove(task.number);
    Object result = task.ref;
    switch (task.state()) {
      case COMPLETED -> {
        long value = events.value(task.i64, result);
        origin =
            events.add(EventKind.COMPLETED, task.number, RecordedEvents.flag(result), 0, 0, value);
      }
      case FAILED -> {
        int error = events.number(result);
        origin = events.add(EventKind.FAILED, task.number, 0, error, 0, 0);
      }
      case CANCELLED -> {
        int error = result instanceof QiError ? events.number(result) : 0;
        origin = events.add(EventKind.CANCELLED, task.number, 0, error, 0, 0);
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
    origin = events.add(EventKind.TIMER_FIRED, task, 0, 0, 0, 0);
  }

  private static int numberOf(@Nullable Task task) {
    return task == null ? 0 : task.number;
  }

  /// Takes in all answers that tasks wait for, in the order of the questions, and waits for those that have
  /// not come: what is recorded must not depend on who is faster.
  @Override
  void takeInAnswers() {
    Map<OutsideOperation, Completion> early = new HashMap<>();
    for (OutsideOperation question = questions.poll();
        question != null;
        question = questions.poll()) {
      if (question.isAwaited()) {
        Completion answer = early.get(question);
        while (answer == null) {
          Completion next = nextAnswer();
          early.put(next.operation(), next);
          answer = early.get(question);
        }
        takeIn(answer);
      }
    }
  }

  // ---- Channels and the like ----

  @Override
  void onSent(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    int object = events.number(channel);
    long value = events.value(bits, ref);
    origin =
        events.add(EventKind.SENT, 0, buffered ? 1 : 0, object, RecordedEvents.flag(ref), value);
  }

  @Override
  void onReceived(Channel channel, long bits, @Nullable Object ref, boolean buffered) {
    int object = events.number(channel);
    boolean references = channel.ofReferences();
    long value = references ? events.value(0, ref) : bits;
    int flag = references ? RecordedEvents.flag(ref) : 0;
    origin = events.add(EventKind.RECEIVED, 0, buffered ? 1 : 0, object, flag, value);
  }

  @Override
  void onClosed(Channel channel) {
    int object = events.number(channel);
    origin = events.add(EventKind.CLOSED, 0, 0, object, 0, 0);
  }

  @Override
  void onLocked(Mutex lock, Task holder) {
    int object = events.number(lock);
    origin = events.add(EventKind.LOCKED, holder.number, 0, object, 0, 0);
  }

  @Override
  void onUnlocked(Mutex lock) {
    int object = events.number(lock);
    origin = events.add(EventKind.UNLOCKED, 0, 0, object, 0, 0);
  }

  @Override
  void onCounted(WaitGroup group, long count) {
    int object = events.number(group);
    origin = events.add(EventKind.COUNTED, 0, 0, object, 0, count);
  }

  @Override
  void onPrinted(String text, boolean line) {
    events.checkOutput(text.getBytes(StandardCharsets.UTF_8).length + (line ? 1 : 0));
    events.add(EventKind.PRINTED, 0, line ? 1 : 0, events.text(text), 0, 0);
  }

  @Override
  void onPrinted(long number, boolean line) {
    events.checkOutput(Long.toString(number).length() + (line ? 1 : 0));
    events.add(EventKind.PRINTED_NUMBER, 0, line ? 1 : 0, 0, 0, number);
  }

  // ---- Calls ----

  private OpenCalls calls() {
    return calls.computeIfAbsent(running(), _ -> new OpenCalls());
  }

  @Override
  int onEntered(String function) {
    OpenCalls open = calls();
    int activation = ++activations;
    open.push(activation);
    events.checkDepth(open.size());
    events.add(EventKind.ENTERED, activation, 0, events.text(function), 0, 0);
    return activation;
  }

  @Override
  void onLeft(int activation, int site, long bits, @Nullable Object ref) {
    long value = events.value(bits, ref);
    events.add(EventKind.LEFT, activation, site, RecordedEvents.flag(ref), 0, value);
    calls().leave(activation);
  }

  @Override
  void onYielded(int activation, int site, long bits, @Nullable Object ref) {
    long value = events.value(bits, ref);
    events.add(EventKind.YIELDED, activation, site, RecordedEvents.flag(ref), 0, value);
  }

  @Override
  void onWaiting(int activation, int site, int state) {
    events.add(EventKind.WAITING, activation, site, state, 0, 0);
    calls().leave(activation);
  }

  @Override
  void onResumed(int activation, int site, int state) {
    calls().runs(activation);
    events.add(EventKind.RESUMED, activation, site, state, 0, 0);
  }

  @Override
  void onCaught(int activation, int site, QiError error) {
    calls().runs(activation);
    int object = events.number(error);
    events.add(EventKind.CAUGHT, activation, site, object, 0, 0);
  }

  @Override
  void onStatement(int activation, int site) {
    events.add(EventKind.STATEMENT, activation, site, 0, 0, 0);
  }

  // ---- One activation in steps ----

  boolean isStepped(int activation) {
    return stepper != null && stepper.activation() == activation;
  }

  /// Whether the activation that is entered next is executed by the stepper.
  boolean isSteppedNext() {
    return isStepped(activations + 1);
  }

  @Nullable Object step(int method, @Nullable Object[] arguments) throws Throwable {
    if (stepper == null) {
      throw new IllegalStateException("the JVM executes all activations");
    }
    return stepper.run(method, arguments, events);
  }

  // ---- Writes ----

  @Override
  void onLocal(int activation, int site, long bits, @Nullable Object ref) {
    long value = events.value(bits, ref);
    events.add(EventKind.LOCAL, activation, site, RecordedEvents.flag(ref), 0, value);
  }

  @Override
  void onGlobal(int activation, int site, String name, long bits, @Nullable Object ref) {
    writes.global(activation, site, name, bits, ref);
  }

  @Override
  void onWrite(int activation, int site, @Nullable Object object, long index, ObjectAccess access) {
    writes.write(activation, site, object, index, access);
  }

  @Override
  void onWriteEntry(int activation, int site, @Nullable Object object, @Nullable Object key) {
    writes.entry(activation, site, object, key);
  }

  // ---- The end ----

  /// Ends all that has not ended; from here on nothing is cut off any more.
  @Override
  List<TaskName> cancelAll() {
    events.close();
    return super.cancelAll();
  }

  /// Notes how the run ended. The event says more than the run's own result, which knows nothing of limits.
  RunEnd finish(RunResult result, @Nullable Task root) {
    return events.end(outcome(result, root), result.report());
  }

  private static RunEnd outcome(RunResult result, @Nullable Task root) {
    if (result.error().isPresent()) {
      boolean deadlock = result.error().get().fault() instanceof Fault.Deadlock;
      return deadlock ? RunEnd.DEADLOCK : RunEnd.FAILED;
    }
    return root != null && root.state() == TaskState.COMPLETED ? RunEnd.RETURNED : RunEnd.STOPPED;
  }
}
