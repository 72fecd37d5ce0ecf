package org.qistage.pipeline.explore;

import java.util.List;
import org.qistage.foundation.json.RecordFormat;

/// What other orders of its tasks lead a program to.
///
/// @param runs how many orders were run
/// @param exhaustive whether every order that may lead elsewhere was among them
/// @param outcomes the distinct ways to end, those with the simplest schedules first
/// @param races accesses to shared variables that nothing orders
public record ExplorationReport(
    int runs, boolean exhaustive, List<Outcome> outcomes, List<Race> races) {
  /// Its form as JSON.
  public static final RecordFormat<ExplorationReport> FORMAT =
      new RecordFormat<>("exploration", 1, ExplorationReport.class);

  public ExplorationReport {
    outcomes = List.copyOf(outcomes);
    races = List.copyOf(races);
  }

  /// How a run ended.
  public enum End {
    /// The program came to its end.
    FINISHED,
    FAILED,
    DEADLOCK,
    /// It was ended because it went on for too long.
    UNFINISHED
  }

  /// One way to end.
  ///
  /// @param schedule where the order differs from first in, first out, as `3:1,7:2`; empty when it does
  ///     not
  /// @param shortest whether no schedule with fewer differences leads there
  /// @param runs how many of the runs ended so
  /// @param report what is told of its failures and unfinished tasks; empty when there is nothing
  public record Outcome(
      End end, String schedule, boolean shortest, int runs, String output, String report) {}

  /// Two accesses that nothing orders.
  ///
  /// @param variable the variable or field that both mean; empty when it has no name
  public record Race(String variable, Access first, Access second) {}

  /// One access.
  ///
  /// @param task the number of the task in the run that showed it
  /// @param function the name of the task's function
  /// @param line from 1
  /// @param text that line, without the blanks around it
  /// @param write whether it writes
  public record Access(
      int task, String function, String file, int line, String text, boolean write) {}
}
