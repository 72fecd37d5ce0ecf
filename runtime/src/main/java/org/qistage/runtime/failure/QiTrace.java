package org.qistage.runtime.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Qi call stack of a failure, innermost call first, with the chain of awaiting tasks; at most
/// {@link #FIRST} lines, a count, and {@link #LAST} lines.
public final class QiTrace {
  public static final int FIRST = FailurePath.FIRST;
  public static final int LAST = FailurePath.LAST;

  /// HotSpot records so many calls of a throwable's stack (`-XX:MaxJavaStackTraceDepth`); there may
  /// have been more.
  private static final int DEEPEST_JAVA_STACK = 1024;

  private QiTrace() {}

  public static List<TraceLine> of(QiError error, ProgramMap map) {
    FailurePath path = error.path();
    List<Site> origin = error.origin();
    List<TraceLine> start = lines(origin, map);
    List<TraceLine> middle = lines(path.first(), map);
    List<TraceLine> end = lines(path.last(), map);
    if (origin.size() >= DEEPEST_JAVA_STACK) {
      // The outermost calls are not known, so the last ones that are must not stand as if they
      // were.
      List<TraceLine> lines = new ArrayList<>(start.subList(0, Math.min(FIRST, start.size())));
      lines.add(new TraceLine.Omitted(start.size() - lines.size(), true));
      middle.addAll(end);
      lines.addAll(shorten(middle, path.omitted(), LAST));
      return lines;
    }
    start.addAll(middle);
    if (path.omitted() == 0) {
      start.addAll(end);
      return shorten(start, 0, FIRST + LAST);
    }
    List<TraceLine> lines = new ArrayList<>(start.subList(0, Math.min(FIRST, start.size())));
    lines.add(new TraceLine.Omitted(path.omitted() + start.size() - lines.size(), false));
    lines.addAll(end);
    return lines;
  }

  private static List<TraceLine> lines(List<? extends Site> sites, ProgramMap map) {
    List<TraceLine> lines = new ArrayList<>();
    sites.forEach(site -> map.line(site).ifPresent(lines::add));
    return lines;
  }

  /// All lines when there are no more than `most`; else the first, a count, and the {@link #LAST}.
  ///
  /// @param between how many are already missing somewhere in them
  private static List<TraceLine> shorten(List<TraceLine> all, long between, int most) {
    if (between == 0 && all.size() <= most) {
      return all;
    }
    int first = Math.min(most - LAST, Math.max(0, all.size() - LAST));
    int last = Math.max(first, all.size() - LAST);
    List<TraceLine> lines = new ArrayList<>(all.subList(0, first));
    lines.add(new TraceLine.Omitted(between + last - first, false));
    lines.addAll(all.subList(last, all.size()));
    return lines;
  }

  /// The innermost place of the failure that has a line.
  public static Optional<TraceLine.Call> innermost(QiError error, ProgramMap map) {
    return of(error, map).stream()
        .filter(TraceLine.Call.class::isInstance)
        .map(TraceLine.Call.class::cast)
        .filter(call -> call.line() > 0)
        .findFirst();
  }
}
