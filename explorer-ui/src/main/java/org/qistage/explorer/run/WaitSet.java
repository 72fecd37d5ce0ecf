package org.qistage.explorer.run;

import java.util.List;
import java.util.Optional;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;

/// Suspended tasks that wait for things of one kind.
///
/// @param groups one for each thing that is waited for, or could be
record WaitSet(Kind kind, List<Group> groups) {
  WaitSet {
    groups = List.copyOf(groups);
  }

  /// What is waited for, in the order in which the sets stand.
  enum Kind {
    TIMERS,
    CHANNELS,
    AWAITS,
    LOCKS,
    GROUPS,
    /// Operations outside of the scheduler, and turns.
    OUTSIDE
  }

  /// Those who wait for one thing.
  ///
  /// @param number of the channel, lock, wait group or awaited task; 0 for timers and operations outside
  /// @param value of a lock the task that holds it, 0 for none; of a wait group its count
  /// @param channel the channel, if it is one
  /// @param waiting in the order in which they will be served; of a channel those who receive
  /// @param senders of a channel those who send
  record Group(
      int number,
      long value,
      Optional<Moment.Channel> channel,
      List<Card> waiting,
      List<Card> senders) {
    Group {
      waiting = List.copyOf(waiting);
      senders = List.copyOf(senders);
    }
  }

  /// A task in one place.
  ///
  /// @param waits what it waits for here; empty where it does not wait
  /// @param ready its place in the ready queue, if it is there
  /// @param repeated whether its card stands elsewhere, too: in a 选择 it waits for several things
  record Card(
      TaskView task,
      Optional<TaskView.Wait> waits,
      Optional<Moment.Ready> ready,
      boolean repeated) {
    static Card of(TaskView task) {
      return new Card(task, Optional.empty(), Optional.empty(), false);
    }
  }

  /// How many cards there are.
  int size() {
    return groups.stream().mapToInt(group -> group.waiting().size() + group.senders().size()).sum();
  }
}
