package org.qistage.explorer.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.pipeline.launch.ChildRun;

/// The place of the one process. Whichever threads begin and end them, the process of an earlier start never
/// takes the place of a later one's, and none that has lost its place lives on.
final class OneProcess implements AutoCloseable {
  private long newest;
  private @Nullable ChildRun child;
  private boolean closed;

  /// Ends the process, and gives the place to the one that is to come.
  ///
  /// @return by which its start is known
  synchronized long next() {
    ChildRun before = child;
    child = null;
    if (before != null) {
      before.kill();
    }
    return ++newest;
  }

  synchronized boolean isNewest(long start) {
    return start == newest;
  }

  /// Takes the place; a process that comes too late is ended.
  ///
  /// @return whether it came in time
  synchronized boolean take(long start, ChildRun begun) {
    if (closed || start != newest) {
      begun.kill();
      return false;
    }
    child = begun;
    return true;
  }

  /// The process that has the place; empty before it has begun.
  synchronized Optional<ChildRun> child() {
    return Optional.ofNullable(child);
  }

  /// Ends the process; none takes its place any more.
  @Override
  public synchronized void close() {
    closed = true;
    next();
  }
}
