package org.qistage.pipeline.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.qistage.foundation.Span;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// Goes through a trace, forwards and backwards. A position is the number of the event that has just
/// happened, from -1, before the first, to the last.
///
/// # How any position is reached at once
///
/// The first walk over the events keeps a checkpoint every {@link #SPACING} of them, or earlier where some
/// cost more than others: a snapshot of the state, which shares with the one before all that has not
/// changed in between ({@link PersistentTable}, {@link PersistentLongs}). A position is reached by going on
/// from the checkpoint before it, so at most {@link #SPACING} events are applied, however large the state
/// is. Going one step back is the same as going anywhere.
///
/// Safe to use from any thread.
public final class TraceNavigator {
  /// So many simple events are between two checkpoints, where nothing else is said.
  public static final int SPACING = 8192;

  private final Trace trace;
  private final TraceLog log;
  private final TraceIndex index;
  private final List<TraceState> checkpoints = new ArrayList<>();

  /// What the events up to the last checkpoint have cost.
  private long work;

  public TraceNavigator(Trace trace) {
    this(trace, SPACING);
  }

  /// @param spacing so many simple events are between two checkpoints
  public TraceNavigator(Trace trace, int spacing) {
    this.trace = trace;
    this.log = trace.log();
    Map<String, Integer> functions = trace.program().functionIndex();
    index = new TraceIndex(log, trace.program(), functions);
    TraceState state = new TraceState(log, trace.program(), functions);
    keep(state);
    for (int at = 1; at <= log.size(); at++) {
      state.advanceTo(at);
      if (state.work() - work >= spacing) {
        keep(state);
      }
    }
  }

  private void keep(TraceState state) {
    checkpoints.add(state.snapshot());
    work = state.work();
  }

  public Trace trace() {
    return trace;
  }

  /// How many events there are.
  public int size() {
    return log.size();
  }

  /// The state after an event.
  ///
  /// @param event from -1 on; one behind the last counts as the last
  public Moment at(int event) {
    return new Moment(stateAt(event), index);
  }

  /// A state that may go on.
  TraceState stateAt(int event) {
    int count = Math.max(0, Math.min(event + 1, log.size()));
    TraceState from;
    synchronized (checkpoints) {
      from = checkpointBefore(count).snapshot();
    }
    from.advanceTo(count);
    return from;
  }

  private TraceState checkpointBefore(int count) {
    int low = 0;
    int high = checkpoints.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (checkpoints.get(middle).events <= count) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return checkpoints.get(low);
  }

  /// What can be seen of a state until it goes on.
  Moment momentOf(TraceState state) {
    return new Moment(state, index);
  }

  /// What happened at an event.
  public TraceEvent event(int event) {
    return TraceEvent.of(event, log, index);
  }

  /// The variable that an event writes.
  Optional<TraceProgram.Local> local(int event) {
    return index.local(event);
  }

  // ---- Steps ----

  /// The next event of a level; of one task, if one is given.
  public OptionalInt next(Level level, int from, OptionalInt task) {
    return forwards(from, event -> isOf(level, event) && concerns(event, task));
  }

  /// The event of a level before.
  public OptionalInt previous(Level level, int from, OptionalInt task) {
    return backwards(from, event -> isOf(level, event) && concerns(event, task));
  }

  private OptionalInt forwards(int from, IntPredicate wanted) {
    for (int event = Math.max(from, -1) + 1; event < log.size(); event++) {
      if (wanted.test(event)) {
        return OptionalInt.of(event);
      }
    }
    return OptionalInt.empty();
  }

  private OptionalInt backwards(int from, IntPredicate wanted) {
    for (int event = Math.min(from, log.size()) - 1; event >= 0; event--) {
      if (wanted.test(event)) {
        return OptionalInt.of(event);
      }
    }
    return OptionalInt.empty();
  }

  /// Whether an event is one of a level.
  boolean isOf(Level level, int event) {
    EventKind kind = log.kind(event);
    return switch (level) {
      case LINE -> index.isLineStart(event);
      case STATE -> kind.isOfState();
      case INSTRUCTION -> kind != EventKind.OBJECT;
      // What a task waits for in addition is known with its suspension already.
      case SCHEDULER -> kind.isScheduling() && kind != EventKind.ALTERNATIVE;
    };
  }

  private boolean concerns(int event, OptionalInt task) {
    return task.isEmpty() || taskOf(event) == task.getAsInt();
  }

  /// The task that an event is about: the one that it names, else the one that runs.
  public int taskOf(int event) {
    EventKind kind = log.kind(event);
    return kind.hasTask() ? log.a(event) : index.task(event);
  }

  /// The task that runs at an event; 0 when none does.
  public int runningAt(int event) {
    return index.task(event);
  }

  // ---- Steps of a debugger ----

  /// The next line of the task that is at an event, inside of calls too.
  public OptionalInt into(int from) {
    return next(Level.LINE, from, OptionalInt.of(taskAt(from)));
  }

  /// The next line of the same activation, or of one that called it; in the same task, whatever other
  /// tasks do meanwhile.
  public OptionalInt over(int from) {
    Set<Integer> stack = stack(from, 0);
    int task = taskAt(from);
    return forwards(from, event -> isLineOf(event, task, stack));
  }

  /// The line before, of the same activation or of one that called it.
  public OptionalInt backOver(int from) {
    Set<Integer> stack = stack(from, 0);
    int task = taskAt(from);
    return backwards(from, event -> isLineOf(event, task, stack));
  }

  /// The next line of an activation that called the present one.
  public OptionalInt out(int from) {
    Set<Integer> stack = stack(from, 1);
    int task = taskAt(from);
    return forwards(from, event -> isLineOf(event, task, stack));
  }

  /// The line of the caller from which the present activation was called, or a line before it.
  public OptionalInt backOut(int from) {
    Set<Integer> stack = stack(from, 1);
    int task = taskAt(from);
    return backwards(from, event -> isLineOf(event, task, stack));
  }

  private boolean isLineOf(int event, int task, Set<Integer> activations) {
    return index.isLineStart(event)
        && activations.contains(log.a(event))
        && index.task(event) == task;
  }

  private int taskAt(int event) {
    return event < 0 || event >= log.size() ? 1 : taskOf(event);
  }

  /// The activations that the task at an event is in, without so many of the innermost.
  private Set<Integer> stack(int event, int without) {
    TaskEntry task = stateAt(event).tasks.get(taskAt(event));
    Set<Integer> activations = new HashSet<>();
    for (int place = 0; task != null && place < task.depth() - without; place++) {
      activations.add(task.activation(place));
    }
    return activations;
  }

  // ---- Jumps ----

  /// The last event up to a position that wrote a variable of an activation.
  public OptionalInt lastWrite(int from, int activation, String local) {
    return backwards(
        from + 1,
        event ->
            log.kind(event) == EventKind.LOCAL
                && log.a(event) == activation
                && index.local(event).filter(found -> found.name().equals(local)).isPresent());
  }

  /// The last event up to a position that wrote a part of an object.
  ///
  /// @param part the index of a field or element
  public OptionalInt lastWriteOf(int from, int object, int part) {
    return backwards(from + 1, event -> writes(event, object, part));
  }

  private boolean writes(int event, int object, int part) {
    return switch (log.kind(event)) {
      case FIELD, ELEMENT, ADDED, INSERTED -> log.c(event) == object && log.d(event) == part;
      case CONTENTS, OBJECT -> log.c(event) == object;
      default -> false;
    };
  }

  /// The event that last made a task ready, up to a position.
  public OptionalInt readied(int from, int task) {
    return backwards(
        from + 1, event -> log.kind(event) == EventKind.READIED && log.a(event) == task);
  }

  /// The event that woke a task: what the one that made it ready follows from.
  public OptionalInt waker(int from, int task) {
    OptionalInt readied = readied(from, task);
    if (readied.isEmpty()) {
      return readied;
    }
    int origin = log.d(readied.getAsInt());
    return origin >= 0 && origin < readied.getAsInt() ? OptionalInt.of(origin) : readied;
  }

  /// Where a wake leads to: the next start of a task that does not run, else of the one that the running
  /// task makes ready next.
  public OptionalInt followWake(int from, int task) {
    if (stateAt(from).running != task) {
      return nextStart(from, task);
    }
    OptionalInt readied =
        forwards(from, event -> log.kind(event) == EventKind.READIED && log.c(event) == task);
    return readied.isEmpty() ? readied : nextStart(readied.getAsInt(), log.a(readied.getAsInt()));
  }

  private OptionalInt nextStart(int from, int task) {
    return forwards(from, event -> log.kind(event) == EventKind.STARTED && log.a(event) == task);
  }

  /// The next time that a task is suspended.
  public OptionalInt nextSuspension(int from, int task) {
    return forwards(from, event -> suspends(event, task));
  }

  /// The last time that a task was suspended, before a position.
  public OptionalInt previousSuspension(int from, int task) {
    return backwards(from, event -> suspends(event, task));
  }

  private boolean suspends(int event, int task) {
    return log.kind(event) == EventKind.SUSPENDED && log.a(event) == task;
  }

  /// The events at which a piece of a file's text ran, in order.
  ///
  /// @param file the index of the file in the trace
  public int[] occurrences(int file, Span span) {
    return new Occurrences(log, index, trace.program()).of(file, span);
  }

  // ---- Breakpoints ----

  /// The next event at one of the breakpoints.
  public OptionalInt nextBreak(int from, Collection<Breakpoint> breakpoints) {
    return forwards(from, new BreakpointSearch(breakpoints, log, index));
  }

  public OptionalInt previousBreak(int from, Collection<Breakpoint> breakpoints) {
    return backwards(from, new BreakpointSearch(breakpoints, log, index));
  }
}
