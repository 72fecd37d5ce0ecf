package org.qistage.pipeline.trace;

import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.trace.PersistentTable.Version;

/// A task at one moment.
final class TaskEntry implements PersistentTable.Entry<TaskEntry> {
  /// No event.
  static final int NONE = -1;

  /// The states, in the order of the seed's.
  enum State {
    READY,
    RUNNING,
    SUSPENDED,
    COMPLETED,
    FAILED,
    CANCELLED
  }

  private final Version version;
  final int number;

  /// The number of its name among the texts.
  final int name;

  State state = State.READY;

  /// The event at which it came into its state.
  int since = NONE;

  /// The event at which it was made ready last.
  int readied = NONE;

  /// While it is suspended, the event of that, and how many alternatives follow it.
  int suspended = NONE;

  int alternatives;

  /// The activations that it is in, outermost first.
  private PersistentLongs stack = new PersistentLongs();

  /// How many of them, outermost, are not on the machine's stack.
  int suspendedDepth;

  TaskEntry(Version version, int number, int name) {
    this.version = version;
    this.number = number;
    this.name = name;
  }

  @Override
  public Version version() {
    return version;
  }

  @Override
  public TaskEntry copy(Version other) {
    TaskEntry copy = new TaskEntry(other, number, name);
    copy.state = state;
    copy.since = since;
    copy.readied = readied;
    copy.suspended = suspended;
    copy.alternatives = alternatives;
    copy.stack = stack.snapshot();
    copy.suspendedDepth = suspendedDepth;
    return copy;
  }

  boolean ended() {
    return state.compareTo(State.COMPLETED) >= 0;
  }

  /// The events from which on, and before which, it is told what it waits for while it is suspended.
  int firstWait() {
    return alternatives == 0 ? suspended : suspended + 1;
  }

  int lastWait() {
    return firstWait() + Math.max(1, alternatives);
  }

  /// How many activations it is in.
  int depth() {
    return stack.size();
  }

  /// The activation at a place, counted from 0 for the outermost.
  int activation(int place) {
    return (int) stack.get(place);
  }

  void push(int activation, Version other) {
    stack.add(activation, other);
  }

  int pop(Version other) {
    int last = (int) stack.get(stack.size() - 1);
    stack.removeLast(other);
    return last;
  }

  /// The place of an activation in the stack; -1 when it is not there.
  int placeOf(@Nullable ActivationEntry activation) {
    return activation != null
            && activation.place < stack.size()
            && stack.get(activation.place) == activation.number
        ? activation.place
        : -1;
  }
}
