package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TaskView.State;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.Cause;

/// All that the scheduler holds at one moment, as the view shows it.
///
/// @param event the one that has just happened; -1 before the first
/// @param loop the line of the scheduler's loop that it belongs to
/// @param sets all kinds of wait sets, empty ones too
/// @param ready the ready queue, first one first
/// @param running the task of the one worker
/// @param done what has ended, the latest first
/// @param generators those that wait to be resumed; made when they are asked for
/// @param wakes what has been woken in the present turn, the newest last
record RunPicture(
    int event,
    long time,
    Optional<LoopLine> loop,
    List<WaitSet> sets,
    List<Card> ready,
    Optional<Card> running,
    List<Card> done,
    List<FrameView> generators,
    List<Wake> wakes) {
  private static final int MOST_WAKES = 6;

  RunPicture {
    sets = List.copyOf(sets);
    ready = List.copyOf(ready);
    done = List.copyOf(done);
    wakes = List.copyOf(wakes);
  }

  /// Somebody made a task ready.
  ///
  /// @param by the task that did it; 0 for the scheduler
  record Wake(int by, int task, Cause cause) {}

  static final RunPicture NOTHING =
      new RunPicture(
          -1,
          0,
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  static RunPicture of(TraceNavigator navigator, Moment moment) {
    Map<Integer, TaskView> tasks = new HashMap<>();
    moment.tasks().forEach(task -> tasks.put(task.number(), task));
    List<Moment.Ready> queue = moment.ready();
    List<Card> ready = new ArrayList<>();
    for (Moment.Ready each : queue) {
      TaskView task = tasks.get(each.task());
      if (task != null) {
        // One that has been cancelled stays in the queue until the scheduler passes over it.
        ready.add(new Card(task, Optional.empty(), Optional.of(each), task.state() != State.READY));
      }
    }
    List<Card> done =
        moment.tasks().stream()
            .filter(task -> ended(task.state()))
            .sorted((one, other) -> Integer.compare(other.since(), one.since()))
            .map(Card::of)
            .toList();
    return new RunPicture(
        moment.event(),
        moment.time(),
        LoopLine.of(navigator.trace().log(), moment.event(), Deadlock.at(navigator)),
        WaitSets.of(moment),
        ready,
        Optional.ofNullable(tasks.get(moment.running())).map(Card::of),
        done,
        moment.generators(),
        wakes(moment, tasks.get(moment.running()), queue));
  }

  static boolean ended(State state) {
    return switch (state) {
      case COMPLETED, FAILED, CANCELLED -> true;
      case READY, RUNNING, SUSPENDED -> false;
    };
  }

  private static List<Wake> wakes(
      Moment moment,
      @org.jspecify.annotations.Nullable TaskView running,
      List<Moment.Ready> queue) {
    List<Wake> wakes = new ArrayList<>();
    for (int i = Math.max(0, queue.size() - MOST_WAKES); i < queue.size(); i++) {
      Moment.Ready each = queue.get(i);
      boolean thisTurn = running != null && each.since() > running.since();
      if (thisTurn || each.since() == moment.event()) {
        wakes.add(new Wake(each.by(), each.task(), each.cause()));
      }
    }
    return wakes;
  }
}
