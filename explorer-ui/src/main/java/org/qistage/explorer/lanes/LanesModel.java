package org.qistage.explorer.lanes;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.TraceLog;

/// The lanes of the present trace, and which part of them is seen.
final class LanesModel {
  private final Workbench workbench;
  private final Background background;
  private final ReadOnlyObjectWrapper<Optional<LaneIndex>> index =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<LanesWindow> window =
      new SimpleObjectProperty<>(LanesWindow.whole(0, 0, 1));

  LanesModel(Workbench workbench) {
    this.workbench = workbench;
    this.background = workbench.background();
    workbench.clock().navigator().subscribe(this::another);
    workbench.clock().position().subscribe(_ -> follow());
  }

  private void another(Optional<TraceNavigator> navigator) {
    index.set(Optional.empty());
    background.drop();
    navigator.ifPresent(
        found -> background.make(() -> new LaneIndex(found.trace().log()), this::publish));
  }

  private void publish(LaneIndex made) {
    window.set(LanesWindow.whole(made.size(), made.lanes().size(), window.get().rows()));
    index.set(Optional.of(made));
  }

  private void follow() {
    index
        .get()
        .ifPresent(
            found -> {
              int event = position();
              int task = found.runningAt(event);
              window.set(window.get().showing(event, task - 1));
            });
  }

  ReadOnlyObjectProperty<Optional<LaneIndex>> index() {
    return index.getReadOnlyProperty();
  }

  ObjectProperty<LanesWindow> window() {
    return window;
  }

  int position() {
    return workbench.clock().position().get();
  }

  void goTo(double event) {
    workbench.clock().goTo((int) Math.floor(event));
  }

  OptionalInt chosen() {
    return workbench.focus().task().get();
  }

  void choose(int task) {
    workbench.focus().choose(OptionalInt.of(task));
    window.set(window.get().showing(Math.max(0, position()), task - 1));
  }

  /// The next or the previous lane becomes the chosen one.
  void chooseBeside(int step) {
    index
        .get()
        .filter(found -> !found.lanes().isEmpty())
        .ifPresent(
            found -> {
              int now = chosen().orElse(Math.max(1, found.runningAt(position())) - step);
              choose(Math.clamp(now + step, 1, found.lanes().size()));
            });
  }

  /// The name of a lane's task, which is that of its function.
  String name(LaneIndex.Lane lane) {
    return workbench
        .clock()
        .navigator()
        .get()
        .map(
            found -> {
              TraceLog log = found.trace().log();
              int text = LaneIndex.name(lane);
              return text >= 0 && text < log.objects().textCount()
                  ? log.objects().textAt(text)
                  : "";
            })
        .orElse("");
  }
}
