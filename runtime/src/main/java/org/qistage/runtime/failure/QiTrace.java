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
    List<Site.Call> origin = error.origin();
    boolean cut = origin.size() >= DEEPEST_JAVA_STACK;
    List<TraceLine> start = new ArrayList<>();
    origin.forEach(site -> map.line(site).ifPresent(start::add));
    path.first().forEach(site -> map.line(site).ifPresent(start::add));
    List<TraceLine> end = new ArrayList<>();
    path.last().forEach(site -> map.line(site).ifPresent(end::add));
    return shorten(start, path.omitted(), end, cut);
  }

  /// The innermost place of the failure that has a line.
  public static Optional<TraceLine.Call> innermost(QiError error, ProgramMap map) {
    return of(error, map).stream()
        .filter(TraceLine.Call.class::isInstance)
        .map(TraceLine.Call.class::cast)
        .filter(call -> call.line() > 0)
        .findFirst();
  }

  private static List<TraceLine> shorten(
      List<TraceLine> start, long between, List<TraceLine> end, boolean cut) {
    if (between == 0) {
      List<TraceLine> all = new ArrayList<>(start);
      all.addAll(end);
      if (all.size() <= FIRST + LAST) {
        if (cut) {
          all.add(new TraceLine.Omitted(0, true));
        }
        return all;
      }
      long omitted = all.size() - FIRST - LAST;
      List<TraceLine> lines = new ArrayList<>(all.subList(0, FIRST));
      lines.add(new TraceLine.Omitted(omitted, cut));
      lines.addAll(all.subList(all.size() - LAST, all.size()));
      return lines;
    }
    List<TraceLine> lines = new ArrayList<>(start.subList(0, Math.min(FIRST, start.size())));
    long omitted = between + Math.max(0, start.size() - FIRST);
    lines.add(new TraceLine.Omitted(omitted, cut));
    lines.addAll(end);
    return lines;
  }
}
