package org.qistage.explorer.orders;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.TraceLog;

/// Where a recorded run's scheduler took a task while several were ready: the choices that schedules number.
/// Immutable; made in one walk over the events.
final class Choices {
  private final TraceNavigator navigator;

  /// The events at which a task was taken so, in order.
  private final List<Integer> events;

  private Choices(TraceNavigator navigator, List<Integer> events) {
    this.navigator = navigator;
    this.events = List.copyOf(events);
  }

  static Choices of(TraceNavigator navigator) {
    TraceLog log = navigator.trace().log();
    List<Integer> events = new ArrayList<>();
    // The ready tasks that have not ended while they were ready; nobody may choose the others.
    Set<Integer> ready = new HashSet<>();
    for (int event = 0; event < log.size(); event++) {
      switch (log.kind(event)) {
        case READIED -> ready.add(log.a(event));
        case STARTED -> {
          if (ready.size() > 1) {
            events.add(event);
          }
          ready.remove(log.a(event));
        }
        case SKIPPED, CANCELLED, COMPLETED, FAILED -> ready.remove(log.a(event));
        default -> {}
      }
    }
    return new Choices(navigator, events);
  }

  /// The first choice behind a position; empty when there is none any more.
  Optional<NextChoice> after(int position) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (events.get(middle) <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == events.size() ? Optional.empty() : Optional.of(choice(low));
  }

  private NextChoice choice(int index) {
    int event = events.get(index);
    Moment before = navigator.at(event - 1);
    List<TaskView> tasks =
        before.ready().stream()
            .flatMap(ready -> before.task(ready.task()).stream())
            .filter(task -> task.state() == TaskView.State.READY)
            .toList();
    int task = navigator.trace().log().a(event);
    int taken = tasks.stream().map(TaskView::number).toList().indexOf(task);
    return new NextChoice(index + 1, event, tasks, taken);
  }
}
