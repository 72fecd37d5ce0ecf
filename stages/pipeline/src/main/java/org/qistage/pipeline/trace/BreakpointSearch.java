package org.qistage.pipeline.trace;

import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.runtime.trace.EventKind;
import org.qistage.runtime.trace.TraceLog;

/// Whether events are at one of some breakpoints. A search asks it of a million events.
final class BreakpointSearch implements IntPredicate {
  private final List<Breakpoint> breakpoints;
  private final TraceLog log;
  private final TraceIndex index;

  BreakpointSearch(Collection<Breakpoint> breakpoints, TraceLog log, TraceIndex index) {
    this.breakpoints = List.copyOf(breakpoints);
    this.log = log;
    this.index = index;
  }

  @Override
  public boolean test(int event) {
    EventKind kind = log.kind(event);
    for (int i = 0; i < breakpoints.size(); i++) {
      boolean hit =
          switch (breakpoints.get(i)) {
            case Breakpoint.Line line ->
                index.isLineStart(event) && index.line(event) == line.line() && isIn(event, line);
            case Breakpoint.State state -> kind.isOfState() && isAt(event, state);
            case Breakpoint.Task task -> kind.hasTask() && log.a(event) == task.number();
            case Breakpoint.Channel channel -> channel.object() == log.c(event) && isUse(kind);
          };
      if (hit) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(int event, Breakpoint.Line line) {
    return index.function(log.a(event)).filter(at -> at.file() == line.file()).isPresent();
  }

  private boolean isAt(int event, Breakpoint.State state) {
    return log.c(event) == state.state()
        && index.function(log.a(event)).filter(at -> isNamed(at, state.function())).isPresent();
  }

  private static boolean isNamed(Function function, String name) {
    return function.name().equals(name) || function.display().equals(name);
  }

  private static boolean isUse(EventKind kind) {
    return switch (kind) {
      case SENT, RECEIVED, CLOSED, SUSPENDED, ALTERNATIVE -> true;
      default -> false;
    };
  }
}
