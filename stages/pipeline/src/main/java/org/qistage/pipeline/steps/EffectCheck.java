package org.qistage.pipeline.steps;

import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.trace.RecordedEvent;
import org.qistage.pipeline.trace.TraceProgram.Function;
import org.qistage.pipeline.trace.TraceProgram.Local;
import org.qistage.pipeline.trace.TraceProgram.Site;
import org.qistage.runtime.trace.TraceLog;

/// Compares the steps of an activation with what its events tell: each variable that is told to have been
/// written has that value in its slot, and what the activation is told to leave with, its last instruction
/// returns.
final class EffectCheck {
  private final TraceLog log;
  private final Function function;
  private final ActivationSteps steps;
  private int compared;

  EffectCheck(TraceLog log, Function function, ActivationSteps steps) {
    this.log = log;
    this.function = function;
    this.steps = steps;
  }

  /// How many values have been compared.
  int compared() {
    return compared;
  }

  /// The first event that the steps contradict.
  Optional<Difference> first() {
    List<Step> all = steps.steps();
    for (int number = 0; number < all.size(); number++) {
      Step step = all.get(number);
      for (int event = step.event() + 1; event <= step.lastEvent(); event++) {
        if (log.a(event) != steps.activation()) {
          continue;
        }
        Optional<Difference> found =
            switch (log.kind(event)) {
              case LOCAL -> local(event, step);
              case LEFT -> left(event, step.visit());
              default -> Optional.empty();
            };
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// A variable that no slot holds at that moment was told from the operand stack.
  private Optional<Difference> local(int event, Step step) {
    int local = function.site(log.b(event)).map(Site::local).orElse(Site.NO_LOCAL);
    if (local == Site.NO_LOCAL) {
      return Optional.empty();
    }
    Local variable = function.locals().get(local);
    List<StepValue> held =
        step.after().locals().stream()
            .filter(each -> each.name().equals(variable.name()))
            .map(StepState.Local::value)
            .toList();
    // One variable may hide another of its name.
    boolean same = held.stream().anyMatch(each -> each.value().bits() == log.value(event));
    return held.isEmpty() || same ? counted(held) : differs(event, held.getLast());
  }

  private Optional<Difference> counted(List<StepValue> held) {
    compared += held.isEmpty() ? 0 : 1;
    return Optional.empty();
  }

  private Optional<Difference> left(int event, int visit) {
    int end = steps.visits().get(visit).end();
    Step last = steps.steps().get(end - 1);
    boolean returns = steps.instruction(last).text().matches("[ildfa]return");
    boolean value = log.c(event) != 0 || log.value(event) != 0;
    return returns && value ? differs(event, last.before().stack().getLast()) : Optional.empty();
  }

  private Optional<Difference> differs(int event, StepValue stepped) {
    compared++;
    if (stepped.value().bits() == log.value(event)) {
      return Optional.empty();
    }
    String recorded = RecordedEvent.of(log, event).text();
    return Optional.of(new Difference.Effect(event, recorded, stepped.text()));
  }
}
