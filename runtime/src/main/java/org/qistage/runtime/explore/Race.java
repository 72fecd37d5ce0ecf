package org.qistage.runtime.explore;

/// Two accesses to one variable by different tasks, of which at least one writes, and which nothing
/// orders: no spawn, await, channel, lock or wait group makes the first happen before the second.
///
/// @param first the one that came first in the run that showed it
/// @param part the index of the element or field; -1 when the whole object or variable is meant
public record Race(Access first, Access second, long part) {
  /// One access.
  ///
  /// @param task the number of the task
  /// @param className the task's class, by which a program map knows its function
  /// @param function the function whose code did it, with its module
  /// @param site the number of the probe in that function
  public record Access(int task, String className, String function, int site, boolean write) {
    /// Whether both are the same piece of the program doing the same.
    boolean isLike(Access other) {
      return site == other.site && write == other.write && function.equals(other.function);
    }
  }

  /// Whether both are about the same two places of the program.
  boolean isLike(Race other) {
    return (first.isLike(other.first) && second.isLike(other.second))
        || (first.isLike(other.second) && second.isLike(other.first));
  }
}
