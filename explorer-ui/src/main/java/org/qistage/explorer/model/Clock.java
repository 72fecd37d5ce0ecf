package org.qistage.explorer.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TraceNavigator;

/// The one position in time that all views share: the number of the event that has just happened, from -1,
/// before the first. Levels differ in how far a step goes, never in where one is.
public final class Clock {
  private final ReadOnlyObjectWrapper<Optional<TraceNavigator>> navigator =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyIntegerWrapper last = new ReadOnlyIntegerWrapper(-1);
  private final ReadOnlyObjectWrapper<Optional<Moment>> moment =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Skipped>> skipped =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.LINE);
  private final ObservableSet<Breakpoint> breakpoints = FXCollections.observableSet();

  /// What happened besides, during the last step.
  ///
  /// @param events of other tasks and of the scheduler
  public record Skipped(int from, int to, int events) {}

  public ReadOnlyObjectProperty<Optional<TraceNavigator>> navigator() {
    return navigator.getReadOnlyProperty();
  }

  public ReadOnlyIntegerProperty position() {
    return position.getReadOnlyProperty();
  }

  /// The number of the last event; -1 when there is none.
  public ReadOnlyIntegerProperty last() {
    return last.getReadOnlyProperty();
  }

  /// The state at the position; empty when nothing is recorded.
  public ReadOnlyObjectProperty<Optional<Moment>> moment() {
    return moment.getReadOnlyProperty();
  }

  /// What the last step passed over.
  public ReadOnlyObjectProperty<Optional<Skipped>> skipped() {
    return skipped.getReadOnlyProperty();
  }

  /// How far a step goes.
  public ObjectProperty<Level> level() {
    return level;
  }

  public ObservableSet<Breakpoint> breakpoints() {
    return breakpoints;
  }

  /// Sets a breakpoint, or takes it away.
  public void toggle(Breakpoint breakpoint) {
    if (!breakpoints.remove(breakpoint)) {
      breakpoints.add(breakpoint);
    }
  }

  // ---- Another recording ----

  /// Shows another recording. The position stays where the two have happened alike up to it; else it goes
  /// back to where they part.
  public void show(Optional<TraceNavigator> other) {
    int kept =
        navigator
            .get()
            .flatMap(
                before ->
                    other.map(now -> SamePlace.of(position.get(), before.trace(), now.trace())))
            .orElse(-1);
    navigator.set(other);
    last.set(other.map(TraceNavigator::size).orElse(0) - 1);
    skipped.set(Optional.empty());
    goTo(kept);
  }

  /// The task that runs, or else the one that the last event is about; 0 before the first.
  public int task() {
    Optional<TraceNavigator> found = navigator.get();
    Optional<Moment> now = moment.get();
    if (found.isEmpty() || now.isEmpty() || now.get().event() < 0) {
      return 0;
    }
    return now.get().running() != 0 ? now.get().running() : found.get().taskOf(now.get().event());
  }

  // ---- Going ----

  /// Goes to an event; to the nearest there is.
  public void goTo(int event) {
    int place = Math.clamp(event, -1, last.get());
    Optional<Moment> there = navigator.get().map(found -> found.at(place));
    position.set(place);
    moment.set(there);
  }

  public void toStart() {
    skipped.set(Optional.empty());
    goTo(-1);
  }

  public void toEnd() {
    skipped.set(Optional.empty());
    goTo(last.get());
  }

  /// One step of the level, on or back.
  ///
  /// @return whether there was one
  public boolean step(Level by, boolean forwards) {
    return jump(
        found ->
            end(
                forwards
                    ? found.next(by, position.get(), OptionalInt.empty())
                    : found.previous(by, position.get(), OptionalInt.empty()),
                forwards));
  }

  /// The next line of the same call, in the same task, whatever others do meanwhile; or the one before.
  /// Before the first call and behind the last one, any line.
  public boolean over(boolean forwards) {
    if (isOutsideOfCalls()) {
      return step(Level.LINE, forwards);
    }
    return jump(
        found ->
            end(forwards ? found.over(position.get()) : found.backOver(position.get()), forwards));
  }

  private boolean isOutsideOfCalls() {
    int at = position.get();
    return navigator
        .get()
        .flatMap(found -> moment.get().map(now -> at < 0 || now.stack(found.taskOf(at)).isEmpty()))
        .orElse(true);
  }

  /// The next line of whoever called the present function; or the line from which it was called.
  public boolean out(boolean forwards) {
    return jump(
        found ->
            end(forwards ? found.out(position.get()) : found.backOut(position.get()), forwards));
  }

  /// Where the task that is running, or was last, is suspended next; or was suspended before.
  public boolean toSuspension(boolean forwards) {
    return jump(
        found -> {
          int at = position.get();
          int about = lastTask(found, at);
          return end(
              forwards ? found.nextSuspension(at, about) : found.previousSuspension(at, about),
              forwards);
        });
  }

  /// The task that was seen last; before the first event that is the first one.
  private static int lastTask(TraceNavigator found, int at) {
    int event = at;
    while (event >= 0 && found.taskOf(event) == 0) {
      event--;
    }
    return event < 0 ? 1 : found.taskOf(event);
  }

  /// Who woke a task.
  ///
  /// @return whether somebody has
  public boolean toWaker(int task) {
    return jump(found -> found.waker(position.get(), task).orElse(position.get()));
  }

  /// Where a wake leads to: a task that waits or is ready goes on; one that runs wakes another, which goes
  /// on.
  ///
  /// @return whether there is one
  public boolean followWake(int task) {
    return jump(found -> found.followWake(position.get(), task).orElse(position.get()));
  }

  /// Where a variable of an activation was written last.
  public boolean toLastWrite(int activation, String local) {
    return jump(found -> found.lastWrite(position.get(), activation, local).orElse(position.get()));
  }

  /// The next breakpoint, or the one before; the end or the start when there is none.
  public boolean toBreakpoint(boolean forwards) {
    return jump(
        found ->
            end(
                forwards
                    ? found.nextBreak(position.get(), breakpoints)
                    : found.previousBreak(position.get(), breakpoints),
                forwards));
  }

  /// Where a step that finds nothing more goes.
  private int end(OptionalInt found, boolean forwards) {
    return found.orElse(forwards ? last.get() : -1);
  }

  private boolean jump(ToIntFunction<TraceNavigator> where) {
    Optional<TraceNavigator> found = navigator.get();
    if (found.isEmpty()) {
      return false;
    }
    int from = position.get();
    int to = where.applyAsInt(found.get());
    if (to == from) {
      skipped.set(Optional.empty());
      return false;
    }
    goTo(to);
    skipped.set(passed(found.get(), from, to));
    return true;
  }

  /// Events between two positions while another task ran, or the scheduler.
  private static Optional<Skipped> passed(TraceNavigator navigator, int from, int to) {
    int lowest = Math.min(from, to);
    int highest = Math.max(from, to);
    if (lowest < 0) {
      return Optional.empty(); // nothing had begun that others could have come between
    }
    int task = navigator.taskOf(from);
    int events = 0;
    for (int event = lowest + 1; event < highest && events < 100_000; event++) {
      if (navigator.runningAt(event) != task) {
        events++;
      }
    }
    return events == 0 ? Optional.empty() : Optional.of(new Skipped(from, to, events));
  }
}
