package org.qistage.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Site;
import org.qistage.runtime.failure.WaitGraph;

/// Tells of waiting tasks what each waits for. Channels, locks and wait groups have no names, so each
/// is numbered in the order in which the waits mention it; they are equal to nothing but themselves.
final class WaitGraphs {
  /// So many of a waiting task's frames are kept to find the place of the wait.
  private static final int KEPT_FRAMES = 8;

  private final Map<Channel, Integer> channels = new HashMap<>();
  private final Map<Mutex, Integer> locks = new HashMap<>();
  private final Map<WaitGroup, Integer> groups = new HashMap<>();

  /// @param waiting in the order in which they shall be listed
  WaitGraph of(List<Task> waiting) {
    List<WaitGraph.Wait> waits = new ArrayList<>();
    for (Task task : waiting) {
      waits.add(new WaitGraph.Wait(task.name(), target(task, task.waitsFor), places(task)));
    }
    return new WaitGraph(waits);
  }

  private WaitGraph.Target target(Task task, @Nullable Awaited awaited) {
    return switch (awaited) {
      case Task other -> new WaitGraph.Target.OfTask(other.name());
      case Channel channel -> task.waiting() == Waiting.SEND ? send(channel) : receive(channel);
      case Mutex lock -> lock(lock);
      case WaitGroup group -> new WaitGraph.Target.OfGroup(number(groups, group), group.count());
      case Selection selection -> selection(selection);
      case Timers.Entry _, OutsideOperation _ -> new WaitGraph.Target.Outside();
      case null -> new WaitGraph.Target.Outside();
    };
  }

  private WaitGraph.Target.Send send(Channel channel) {
    return new WaitGraph.Target.Send(number(channels, channel), channel.capacity());
  }

  private WaitGraph.Target.Receive receive(Channel channel) {
    return new WaitGraph.Target.Receive(number(channels, channel), channel.capacity());
  }

  private WaitGraph.Target lock(Mutex lock) {
    int number = number(locks, lock);
    Task holder = lock.holder();
    return new WaitGraph.Target.OfLock(
        number, Optional.ofNullable(holder).map(Task::name), holder != null && holder.ended());
  }

  private WaitGraph.Target selection(Selection selection) {
    List<WaitGraph.Target> targets = new ArrayList<>();
    for (Selection.Case choice : selection.cases()) {
      targets.add(
          switch (choice) {
            case Selection.Receive receive -> receive(receive.channel);
            case Selection.Send send -> send(send.channel);
            case Selection.End end -> new WaitGraph.Target.OfTask(end.awaited.name());
            case Selection.Timeout _ -> new WaitGraph.Target.Outside();
          });
    }
    return new WaitGraph.Target.OfSelection(targets);
  }

  private static <T> int number(Map<T, Integer> numbers, T object) {
    return numbers.computeIfAbsent(object, _ -> numbers.size() + 1);
  }

  private static List<Site.Suspended> places(Task task) {
    List<Site.Suspended> places = new ArrayList<>();
    for (Frame frame = task.frames;
        frame != null && places.size() < KEPT_FRAMES;
        frame = frame.parent) {
      places.add(new Site.Suspended(frame.getClass().getName(), frame.suspensionPoint()));
    }
    if (task.isOwnFrame() && places.size() < KEPT_FRAMES) {
      places.add(new Site.Suspended(task.getClass().getName(), task.state));
    }
    return places;
  }
}
