package org.qistage.pipeline.explore;

import java.util.List;
import java.util.Optional;

/// A run in the order that a policy picked.
///
/// @param schedule the same order for `--replay`
/// @param turns the numbers of the tasks in the order in which they ran
/// @param report what is told of failures; empty when there is nothing
/// @param fault what the policy did wrong; first in, first out holds from there on
public record PolicyRun(
    ExplorationReport.End end,
    String schedule,
    List<Integer> turns,
    String output,
    String report,
    Optional<Fault> fault) {
  public PolicyRun {
    turns = List.copyOf(turns);
  }

  /// What a policy did wrong.
  ///
  /// @param choice the number of the choice, from 1
  /// @param detail what it threw, or the task that it chose
  /// @param thrown whether it threw something; else it chose a task that is not ready
  public record Fault(int choice, String detail, boolean thrown) {}
}
