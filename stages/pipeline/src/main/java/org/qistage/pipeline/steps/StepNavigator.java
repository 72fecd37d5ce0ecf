package org.qistage.pipeline.steps;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.trace.Level;
import org.qistage.pipeline.trace.TraceNavigator;

/// Goes through a trace of which one activation is known in instruction steps. All levels share one
/// position, so changing the level never moves time.
///
/// A step lies where it is done: behind the last event that it has recorded, or that came before it. While
/// an instruction calls something, the events of what it calls pass, and it is the one under way.
///
/// ```
///   event 7 ── step 12 ── step 13 (a call) begins ── event 8 ── event 9 ── step 13 is done ── step 14
///   7.0        7.1                                   8.0        9.0        9.1                9.2
/// ```
///
/// Immutable.
public final class StepNavigator {
  private final TraceNavigator navigator;
  private final ActivationSteps steps;

  /// For each step its place behind its event, from 1.
  private final int[] places;

  public StepNavigator(TraceNavigator navigator, ActivationSteps steps) {
    this.navigator = navigator;
    this.steps = steps;
    List<Step> all = steps.steps();
    places = new int[all.size()];
    for (int i = 0; i < places.length; i++) {
      boolean same = i > 0 && all.get(i - 1).lastEvent() == all.get(i).lastEvent();
      places[i] = same ? places[i - 1] + 1 : 1;
    }
  }

  /// A moment: so many instructions of the activation after an event.
  ///
  /// @param event the last event; -1 before the first
  /// @param instruction 0 right behind the event
  public record Position(int event, int instruction) implements Comparable<Position> {
    public static Position at(int event) {
      return new Position(event, 0);
    }

    @Override
    public int compareTo(Position other) {
      return event == other.event
          ? Integer.compare(instruction, other.instruction)
          : Integer.compare(event, other.event);
    }
  }

  public TraceNavigator navigator() {
    return navigator;
  }

  public ActivationSteps steps() {
    return steps;
  }

  /// Where a step is done.
  public Position of(int step) {
    return new Position(steps.steps().get(step).lastEvent(), places[step]);
  }

  /// The number of the step that was done last; empty before the first.
  public OptionalInt done(Position position) {
    int count = count(position);
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count - 1);
  }

  /// The number of the step that is done next, under way already where it calls something; empty after the
  /// last.
  public OptionalInt next(Position position) {
    int count = count(position);
    return count == places.length ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /// How many steps are done.
  private int count(Position position) {
    int low = 0;
    int high = places.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (of(middle).compareTo(position) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The state of the method at a position; empty while the activation is not there, or is suspended.
  public Optional<StepState> state(Position position) {
    return next(position).stream()
        .mapToObj(steps.steps()::get)
        .filter(next -> next.event() <= position.event())
        .findFirst()
        .map(Step::before);
  }

  /// The next position of a level. By instructions it stops at each step of the activation, and at the
  /// events of all others.
  ///
  /// @param task only what concerns this task, if one is given
  public Optional<Position> next(Level level, Position from, OptionalInt task) {
    OptionalInt event = nextEvent(level, from, task);
    Optional<Position> found = event.stream().mapToObj(Position::at).findFirst();
    OptionalInt step = level == Level.INSTRUCTION ? next(from) : OptionalInt.empty();
    if (step.isEmpty()) {
      return found;
    }
    Position stepped = of(step.getAsInt());
    return found.filter(other -> other.compareTo(stepped) < 0).or(() -> Optional.of(stepped));
  }

  /// The position of a level before.
  public Optional<Position> previous(Level level, Position from, OptionalInt task) {
    OptionalInt event = previousEvent(level, from, task);
    Optional<Position> found = event.stream().mapToObj(Position::at).findFirst();
    Position before = new Position(from.event(), from.instruction() - 1);
    OptionalInt step = level == Level.INSTRUCTION ? done(before) : OptionalInt.empty();
    if (step.isEmpty()) {
      return found;
    }
    Position stepped = of(step.getAsInt());
    return found.filter(other -> other.compareTo(stepped) > 0).or(() -> Optional.of(stepped));
  }

  private OptionalInt nextEvent(Level level, Position from, OptionalInt task) {
    OptionalInt event = navigator.next(level, from.event(), task);
    while (event.isPresent() && isStepped(level, event.getAsInt())) {
      event = navigator.next(level, event.getAsInt(), task);
    }
    return event;
  }

  private OptionalInt previousEvent(Level level, Position from, OptionalInt task) {
    // Behind an event, the event itself lies before.
    int end = from.instruction() > 0 ? from.event() + 1 : from.event();
    OptionalInt event = navigator.previous(level, end, task);
    while (event.isPresent() && isStepped(level, event.getAsInt())) {
      event = navigator.previous(level, event.getAsInt(), task);
    }
    return event;
  }

  /// Whether an event is what one of the steps does.
  private boolean isStepped(Level level, int event) {
    if (level != Level.INSTRUCTION || places.length == 0) {
      return false;
    }
    boolean own =
        navigator.trace().log().kind(event).hasActivation()
            && navigator.trace().log().a(event) == steps.activation();
    OptionalInt under = next(Position.at(event));
    return own && under.isPresent() && steps.steps().get(under.getAsInt()).event() < event;
  }

  /// The activation that an event is of, or else the innermost one of the task that runs; empty when no
  /// function runs.
  public static OptionalInt activationAt(TraceNavigator navigator, int event) {
    if (event < 0 || event >= navigator.size()) {
      return OptionalInt.empty();
    }
    boolean own = navigator.trace().log().kind(event).hasActivation();
    if (own && navigator.trace().log().a(event) > 0) {
      return OptionalInt.of(navigator.trace().log().a(event));
    }
    return navigator.at(event).stack(navigator.taskOf(event)).stream()
        .mapToInt(frame -> frame.activation())
        .findFirst();
  }
}
