package org.qistage.runtime.explore;

import java.util.List;

/// Picks which of several ready tasks runs next.
@FunctionalInterface
public interface Order {
  /// @param slice the index of the slice that begins
  /// @param choice the number of the choice, from 1
  /// @param ready the numbers of the ready tasks in the order of the queue, at least two
  /// @return a position in `ready`
  int choose(int slice, int choice, List<Integer> ready);

  /// Tells of each task that is taken to run, whether there was a choice or not.
  default void taken(int task) {}
}
