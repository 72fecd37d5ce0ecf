package org.qistage.explorer.steps;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.steps.ActivationSteps;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.steps.StepNavigator;
import org.qistage.pipeline.steps.StepState;
import org.qistage.pipeline.steps.StepValue;
import org.qistage.pipeline.steps.TraceReplay;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.TraceNavigator;

/// The instructions of one call, and the one that comes next at the clock's position.
final class InstructionsModel {
  /// More would not be read.
  private static final int MOST = 20_000;

  private static final String NAME = "instructions";

  private final Workbench workbench;
  private final Background maker;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());
  private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(-1);

  /// What is known.
  sealed interface State {
    record None() implements State {}

    record Running() implements State {}

    record Known(StepNavigator steps) implements State {}

    /// The run did not come out the same, or cannot be done again.
    ///
    /// @param event the first that differs; empty when it was not an event
    record Different(OptionalInt event) implements State {}
  }

  InstructionsModel(Workbench workbench) {
    this.workbench = workbench;
    this.maker = workbench.background();
    Clock clock = workbench.clock();
    clock
        .navigator()
        .subscribe(
            _ -> {
              maker.drop();
              state.set(new State.None());
              follow();
            });
    clock.position().subscribe(_ -> follow());
  }

  ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /// The number of the step that comes next; -1 when the call has no more, or none is known.
  ReadOnlyIntegerProperty current() {
    return current.getReadOnlyProperty();
  }

  /// The call that is running at the present moment, or was last; empty before the first.
  Optional<FrameView> call() {
    Clock clock = workbench.clock();
    return clock.moment().get().flatMap(now -> now.stack(clock.task()).stream().findFirst());
  }

  /// Finds the instructions of that call, in the background.
  void refine() {
    Optional<TraceNavigator> navigator = workbench.clock().navigator().get();
    Optional<FrameView> call = call();
    if (navigator.isEmpty() || call.isEmpty()) {
      return;
    }
    state.set(new State.Running());
    TraceNavigator found = navigator.get();
    int activation = call.get().activation();
    maker.make(
        () -> refined(found, activation),
        made -> {
          state.set(made);
          follow();
        });
  }

  private State refined(TraceNavigator navigator, int activation) {
    TraceReplay replay =
        new TraceReplay(Pipeline.standard(), navigator.trace(), workbench.request().folders());
    try {
      return switch (replay.refine(activation, MOST)) {
        case TraceReplay.Outcome.Stepped(var steps, _, _) ->
            new State.Known(new StepNavigator(navigator, steps));
        case TraceReplay.Outcome.Different(
                org.qistage.pipeline.steps.Difference.Event difference) ->
            new State.Different(OptionalInt.of(difference.number()));
        case TraceReplay.Outcome.Different _,
            TraceReplay.Outcome.Same _,
            TraceReplay.Outcome.Refused _ ->
            new State.Different(OptionalInt.empty());
      };
    } catch (RuntimeException | Error e) {
      return new State.Different(OptionalInt.empty());
    }
  }

  private void follow() {
    if (state.get() instanceof State.Known(var steps)) {
      current.set(
          steps.next(StepNavigator.Position.at(workbench.clock().position().get())).orElse(-1));
    } else {
      current.set(-1);
    }
  }

  /// Goes to where a step is done, and lights its source.
  void pick(ActivationSteps steps, Step step) {
    workbench.clock().goTo(step.lastEvent());
    steps
        .instruction(step)
        .span()
        .ifPresent(
            region -> workbench.focus().light(new Focus.Place(steps.file(), region.span()), NAME));
  }

  // ---- Words of a row ----

  static String stack(StepState state) {
    return state.stack().stream().map(StepValue::text).collect(Collectors.joining("  "));
  }

  static String changed(Step step) {
    List<StepState.Local> changed = step.changed();
    return changed.stream()
        .map(
            local ->
                (local.name().isEmpty() ? Integer.toString(local.slot()) : local.name())
                    + " = "
                    + local.value().text())
        .collect(Collectors.joining("  "));
  }
}
