package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.trace.Cause;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.ValueKind;

/// Notes what suspended tasks wait for and what their frames hold.
@SuppressWarnings("EnumOrdinal") // the numbers are those of the recorded form
final class SuspensionRecorder {
  private final RecordedEvents events;
  private final ObjectRecorder objects;

  SuspensionRecorder(RecordedEvents events) {
    this.events = events;
    this.objects = events.objects();
  }

  /// A task has saved its frames and waits.
  ///
  /// @param outer the frame that was resumed last; it and those outside of it did not run
  void suspended(Task task, @Nullable Object outer) {
    savedFrames(task, outer);
    waits(EventKind.SUSPENDED, task, cause(task), task.waitsFor);
    if (task.waitsFor instanceof Selection selection) {
      for (Selection.Case choice : selection.cases()) {
        switch (choice) {
          case Selection.Receive receive ->
              waits(EventKind.ALTERNATIVE, task, Cause.RECEIVE, receive.channel);
          case Selection.Send send -> {
            int channel = events.number(send.channel);
            long value = events.value(send.i64, send.ref);
            int kind = Cause.SEND.ordinal();
            events.add(
                EventKind.ALTERNATIVE,
                task.number,
                kind,
                channel,
                RecordedEvents.flag(send.ref),
                value);
          }
          case Selection.Timeout timeout ->
              events.add(
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
  }

  private void waits(EventKind kind, Task task, Cause cause, @Nullable Awaited awaited) {
    int number = task.number;
    switch (awaited) {
      case Task other -> events.add(kind, number, cause.ordinal(), 0, other.number, 0);
      case Timers.Entry timer -> events.add(kind, number, cause.ordinal(), 0, 0, timer.deadline());
      case Channel channel -> {
        int object = events.number(channel);
        long value = cause == Cause.SEND ? events.value(task.i64, task.ref) : 0;
        events.add(kind, number, cause.ordinal(), object, RecordedEvents.flag(task.ref), value);
      }
      case Mutex lock -> {
        int object = events.number(lock);
        events.add(kind, number, cause.ordinal(), object, 0, 0);
      }
      case WaitGroup group -> {
        int object = events.number(group);
        events.add(kind, number, cause.ordinal(), object, 0, 0);
      }
      case Selection _, OutsideOperation _ -> events.add(kind, number, cause.ordinal(), 0, 0, 0);
      case null -> events.add(kind, number, cause.ordinal(), 0, 0, 0);
    }
  }

  /// The frames that the task has just saved, innermost first: those outside of the one that was resumed
  /// did not run.
  @SuppressWarnings("ReferenceEquality") // a frame is equal to nothing but itself
  private void savedFrames(Task task, @Nullable Object outer) {
    for (Frame frame = task.frames; frame != null && frame != outer; frame = frame.parent) {
      ObjectRecorder.ClassShape shape = objects.shape(frame, "");
      int activation = activation(frame, shape);
      if (activation == 0) {
        continue;
      }
      events.add(EventKind.SAVED, activation, 0, frame.suspensionPoint(), 0, 0);
      for (int slot = 0; slot < shape.fields().size(); slot++) {
        String name = shape.fields().get(slot).getName();
        if (name.equals("s" + slot) && slot != lastSlot(shape)) {
          boolean reference = shape.kinds().get(slot) == ValueKind.REF;
          long value = objects.slot(frame, shape, slot);
          events.add(EventKind.SLOT, activation, slot, reference ? 1 : 0, 0, value);
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

  /// Why a task waits, or has waited until now.
  static Cause cause(Task task) {
    return switch (task.waiting()) {
      case Waiting.NOTHING -> Cause.SPAWN;
      case Waiting.TURN -> Cause.TURN;
      case Waiting.TASK, Waiting.END -> Cause.TASK;
      case Waiting.RECEIVE, Waiting.NEXT -> Cause.RECEIVE;
      case Waiting.SEND -> Cause.SEND;
      case Waiting.SELECTION -> Cause.SELECTION;
      case Waiting.LOCK -> Cause.LOCK;
      case Waiting.GROUP -> Cause.GROUP;
      case Waiting.TIME -> Cause.TIME;
      case Waiting.OUTSIDE -> Cause.OUTSIDE;
      default -> throw new IllegalStateException("a task that has cancelled itself waits");
    };
  }
}
