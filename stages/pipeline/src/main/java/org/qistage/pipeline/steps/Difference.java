package org.qistage.pipeline.steps;

/// Where a run that was done again differs from its recording.
public sealed interface Difference {
  /// The program is compiled to something else than then: another version of Qi Stage, or stages that are
  /// replaced now or were then.
  ///
  /// @param function the first function that differs, for readers; empty when it is something else
  record Program(String function) implements Difference {}

  /// The first event that differs.
  ///
  /// @param number of the event
  /// @param recorded the event as it stands in trace files, with what it refers to; empty when there is
  ///     none
  /// @param now the same of the new run
  record Event(int number, String recorded, String now) implements Difference {}

  /// The runs are the same, but what the activation did in steps is not what the events tell of it: a fault
  /// of Qi Stage.
  ///
  /// @param number of the event
  /// @param recorded what the event tells
  /// @param stepped what the steps say
  record Effect(int number, String recorded, String stepped) implements Difference {}
}
