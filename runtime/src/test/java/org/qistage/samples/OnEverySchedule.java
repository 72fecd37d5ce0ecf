package org.qistage.samples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Tests whose programs run on each scheduler in turn.
@ParameterizedClass
@EnumSource(Schedule.class)
public abstract class OnEverySchedule {
  @Parameter public Schedule schedule = Schedule.DETERMINISTIC;

  @BeforeEach
  void chooseSchedule() {
    schedule.use();
  }

  @AfterEach
  void returnToDefault() {
    Schedule.DETERMINISTIC.use();
  }

  /// What the test expects is the order of turns, which only the deterministic scheduler promises.
  protected final void expectsTurnsInOrder() {
    Assumptions.assumeTrue(
        schedule == Schedule.DETERMINISTIC, "only the deterministic scheduler promises this order");
  }
}
