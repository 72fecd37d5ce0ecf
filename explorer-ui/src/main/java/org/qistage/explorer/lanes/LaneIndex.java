package org.qistage.explorer.lanes;

import java.util.ArrayList;
import java.util.List;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// Where the states of all tasks change, found by one walk over a trace. Immutable once it is made.
@SuppressWarnings("EnumOrdinal") // states are kept as numbers, for there may be a million
final class LaneIndex {
  private final List<Lane> lanes = new ArrayList<>();
  private final Ints turnStarts = new Ints();
  private final Ints turnTasks = new Ints();
  private final Ints wakeEvents = new Ints();
  private final Ints wakeBy = new Ints();
  private final Ints wakeTasks = new Ints();
  private final Ints wakeOrigins = new Ints();
  private final int size;

  /// What happens in a lane besides.
  enum Mark {
    SENT,
    RECEIVED,
    PRINTED,
    FAILED
  }

  /// The states of one task.
  static final class Lane {
    private final int task;
    private final int name;
    private final Ints starts = new Ints();
    private final Ints states = new Ints();
    private final Ints markEvents = new Ints();
    private final Ints marks = new Ints();

    Lane(int task, int name) {
      this.task = task;
      this.name = name;
    }

    int task() {
      return task;
    }

    /// How many intervals there are.
    int intervals() {
      return starts.size();
    }

    /// The event at which an interval begins.
    int start(int interval) {
      return starts.get(interval);
    }

    LaneState state(int interval) {
      return LaneState.of(states.get(interval));
    }

    /// The interval that an event is in; -1 before the task is made.
    int intervalAt(int event) {
      return starts.below(event + 1) - 1;
    }

    LaneState stateAt(int event) {
      int interval = intervalAt(event);
      return interval < 0 ? LaneState.NONE : state(interval);
    }

    /// The first mark at an event or behind it.
    int markFrom(int event) {
      return markEvents.below(event);
    }

    int markCount() {
      return markEvents.size();
    }

    int markEvent(int mark) {
      return markEvents.get(mark);
    }

    Mark mark(int mark) {
      return MARKS[marks.get(mark)];
    }

    private void turn(int event, LaneState state) {
      starts.add(event);
      states.add(state.ordinal());
    }

    private void mark(int event, Mark mark) {
      markEvents.add(event);
      marks.add(mark.ordinal());
    }
  }

  private static final Mark[] MARKS = Mark.values();

  LaneIndex(TraceLog log) {
    size = log.size();
    int running = 0;
    for (int event = 0; event < size; event++) {
      running = visit(log, event, running);
    }
  }

  /// Gives the task that runs from the event on.
  private int visit(TraceLog log, int event, int running) {
    EventKind kind = log.kind(event);
    int a = log.a(event);
    switch (kind) {
      case SPAWNED -> {
        if (a == lanes.size() + 1) {
          Lane lane = new Lane(a, log.c(event));
          lane.turn(event, LaneState.READY);
          lanes.add(lane);
        }
      }
      case READIED -> {
        change(event, a, LaneState.READY);
        wakeEvents.add(event);
        wakeBy.add(log.c(event));
        wakeTasks.add(a);
        wakeOrigins.add(log.d(event));
      }
      case STARTED -> {
        change(event, a, LaneState.RUNNING);
        return turn(event, a);
      }
      case SUSPENDED -> {
        change(event, a, LaneState.SUSPENDED);
        return turn(event, 0);
      }
      case COMPLETED -> {
        change(event, a, LaneState.COMPLETED);
        return running == a ? turn(event, 0) : running;
      }
      case FAILED -> {
        change(event, a, LaneState.FAILED);
        mark(event, a, Mark.FAILED);
        return running == a ? turn(event, 0) : running;
      }
      case CANCELLED -> {
        change(event, a, LaneState.CANCELLED);
        return running == a ? turn(event, 0) : running;
      }
      case SENT -> mark(event, running, Mark.SENT);
      case RECEIVED -> mark(event, running, Mark.RECEIVED);
      case PRINTED, PRINTED_NUMBER -> mark(event, running, Mark.PRINTED);
      default -> {
        // Nothing that lanes show.
      }
    }
    return running;
  }

  private int turn(int event, int task) {
    turnStarts.add(event);
    turnTasks.add(task);
    return task;
  }

  private void change(int event, int task, LaneState state) {
    if (task >= 1 && task <= lanes.size()) {
      lanes.get(task - 1).turn(event, state);
    }
  }

  private void mark(int event, int task, Mark mark) {
    if (task >= 1 && task <= lanes.size()) {
      lanes.get(task - 1).mark(event, mark);
    }
  }

  // ---- Questions ----

  /// How many events there are.
  int size() {
    return size;
  }

  /// By the numbers of their tasks, from 1.
  List<Lane> lanes() {
    return lanes;
  }

  /// The number of the text that names a lane's task.
  static int name(Lane lane) {
    return lane.name;
  }

  /// How many turns the scheduler has given, those of nobody counted, too.
  int turns() {
    return turnStarts.size();
  }

  int turnStart(int turn) {
    return turnStarts.get(turn);
  }

  /// The task of a turn; 0 for nobody.
  int turnTask(int turn) {
    return turnTasks.get(turn);
  }

  /// The turn that an event is in; -1 before the first.
  int turnAt(int event) {
    return turnStarts.below(event + 1) - 1;
  }

  /// The task that runs right after an event; 0 for none.
  int runningAt(int event) {
    int turn = turnAt(event);
    return turn < 0 ? 0 : turnTask(turn);
  }

  /// The first wake at an event or behind it.
  int wakeFrom(int event) {
    return wakeEvents.below(event);
  }

  int wakes() {
    return wakeEvents.size();
  }

  int wakeEvent(int wake) {
    return wakeEvents.get(wake);
  }

  /// The task that was woken.
  int wakeTask(int wake) {
    return wakeTasks.get(wake);
  }

  /// The task that woke; 0 for the scheduler.
  int wakeBy(int wake) {
    return wakeBy.get(wake);
  }

  /// The event that a wake follows from; the wake itself where none is told.
  int wakeOrigin(int wake) {
    int origin = wakeOrigins.get(wake);
    return origin >= 0 && origin < wakeEvent(wake) ? origin : wakeEvent(wake);
  }
}
