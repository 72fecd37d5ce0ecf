package org.qistage.runtime.explore;

import java.util.List;

/// One way in which a program may end.
///
/// @param run the run with the simplest schedule that was found to lead there
/// @param count how many of the runs ended so
/// @param shortest whether no schedule with fewer differences leads there
public record Outcome(ExploredRun run, int count, boolean shortest) {
  /// What makes two outcomes the same: everything but numbers of tasks and lines.
  ///
  /// @param failure what the run failed with; empty when it did not
  /// @param unawaited the failures of tasks that nobody awaited
  /// @param exhausted whether it went on for too long
  record Key(String output, String failure, List<String> unawaited, boolean exhausted) {
    Key {
      unawaited = List.copyOf(unawaited);
    }
  }
}
