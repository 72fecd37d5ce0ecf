package org.qistage.explorer.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;

/// What the view of the run shows. It follows the clock while it is watched.
final class RunModel implements FrameCard.Picks {
  private final Workbench workbench;
  private final ReadOnlyObjectWrapper<RunPicture> picture =
      new ReadOnlyObjectWrapper<>(RunPicture.NOTHING);
  private final ReadOnlyObjectWrapper<Optional<Stacks>> stacks =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<TraceText> words = Optional.empty();
  private boolean watched;

  /// The calls of one task.
  ///
  /// @param machine those on the machine's stack, innermost first
  /// @param waiting the chain of those that wait for them, innermost first
  /// @param awaiters the tasks that wait for its end
  /// @param freshest the newest event that wrote a variable of theirs; -1 for none
  record Stacks(
      TaskView task,
      List<FrameView> machine,
      List<FrameView> waiting,
      List<TaskView> awaiters,
      int freshest) {
    Stacks {
      machine = List.copyOf(machine);
      waiting = List.copyOf(waiting);
      awaiters = List.copyOf(awaiters);
    }
  }

  RunModel(Workbench workbench) {
    this.workbench = workbench;
    clock().navigator().subscribe(_ -> renew());
    workbench.settings().language().subscribe(_ -> renew());
    clock().moment().subscribe(_ -> show());
    workbench.focus().task().subscribe(_ -> stack());
  }

  private Clock clock() {
    return workbench.clock();
  }

  private void renew() {
    words =
        clock()
            .navigator()
            .get()
            .map(found -> new TraceText(found, workbench.settings().language().get()));
  }

  /// Follows the clock from now on, or leaves off until it is seen again.
  void watch(boolean seen) {
    watched = seen;
    show();
  }

  private void show() {
    if (!watched) {
      return;
    }
    Optional<TraceNavigator> navigator = clock().navigator().get();
    Optional<Moment> moment = clock().moment().get();
    picture.set(
        navigator.isPresent() && moment.isPresent()
            ? RunPicture.of(navigator.get(), moment.get())
            : RunPicture.NOTHING);
    stack();
  }

  private void stack() {
    if (!watched) {
      return;
    }
    stacks.set(clock().moment().get().flatMap(moment -> stacks(moment, shownTask(moment))));
  }

  /// The chosen task, else the one that runs, else the one that the last event is about.
  private int shownTask(Moment moment) {
    OptionalInt chosen = workbench.focus().task().get();
    if (chosen.isPresent() && moment.task(chosen.getAsInt()).isPresent()) {
      return chosen.getAsInt();
    }
    if (moment.running() != 0 || moment.event() < 0) {
      return moment.running();
    }
    int last = clock().navigator().get().map(found -> found.taskOf(moment.event())).orElse(0);
    return Math.max(1, last);
  }

  static Optional<Stacks> stacks(Moment moment, int number) {
    return moment
        .task(number)
        .map(
            task -> {
              List<FrameView> all = moment.stack(number);
              return new Stacks(
                  task,
                  all.stream().filter(FrameView::onMachineStack).toList(),
                  all.stream().filter(frame -> !frame.onMachineStack()).toList(),
                  moment.tasks().stream()
                      .filter(
                          other -> other.waits().stream().anyMatch(wait -> wait.task() == number))
                      .toList(),
                  all.stream()
                      .flatMap(frame -> frame.locals().stream())
                      .mapToInt(FrameView.Variable::written)
                      .max()
                      .orElse(-1));
            });
  }

  ReadOnlyObjectProperty<RunPicture> picture() {
    return picture.getReadOnlyProperty();
  }

  /// The calls of the task that is looked at; empty when there is none.
  ReadOnlyObjectProperty<Optional<Stacks>> stacks() {
    return stacks.getReadOnlyProperty();
  }

  /// The words of traces, in the present language.
  Optional<TraceText> words() {
    return words;
  }

  /// What has just happened, in words.
  String event() {
    RunPicture shown = picture.get();
    return shown.event() < 0 ? "" : words.map(text -> text.describe(shown.event())).orElse("");
  }

  /// Chooses a task, or lets go of it when it is the one that is chosen.
  void choose(int task) {
    OptionalInt now = workbench.focus().task().get();
    workbench
        .focus()
        .choose(
            now.isPresent() && now.getAsInt() == task ? OptionalInt.empty() : OptionalInt.of(task));
  }

  // ---- Breakpoints ----

  boolean stopsAt(Breakpoint stop) {
    return clock().breakpoints().contains(stop);
  }

  void toggle(Breakpoint stop) {
    clock().toggle(stop);
  }

  // ---- Frames ----

  @Override
  public void variable(int activation, String name) {
    clock().toLastWrite(activation, name);
  }

  /// Lights the place that a frame is at.
  @Override
  public void frame(FrameView frame) {
    frame
        .span()
        .ifPresent(
            span ->
                workbench.focus().light(new Focus.Place(frame.file(), span.span()), RunView.NAME));
  }

  static boolean isLit(FrameView frame, Optional<Span> lit) {
    return frame.file() == 0
        && lit.isPresent()
        && frame
            .span()
            .map(region -> region.span())
            .filter(span -> span.contains(lit.get()) || lit.get().contains(span))
            .isPresent();
  }
}
