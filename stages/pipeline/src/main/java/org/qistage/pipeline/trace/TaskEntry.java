package org.qistage.pipeline.trace;

import java.util.Arrays;
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
  int[] stack = new int[4];

  int depth;

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
    copy.stack = Arrays.copyOf(stack, Math.max(4, depth));
    copy.depth = depth;
    copy.suspendedDepth = suspendedDepth;
    return copy;
  }

  boolean ended() {
    return state.compareTo(State.COMPLETED) >= 0;
  }

  void push(int activation) {
    if (depth == stack.length) {
      stack = Arrays.copyOf(stack, depth * 2);
    }
    stack[depth++] = activation;
  }

  /// The place of an activation in the stack; -1 when it is not there.
  int placeOf(int activation) {
    for (int place = depth - 1; place >= 0; place--) {
      if (stack[place] == activation) {
        return place;
      }
    }
    return -1;
  }
}
