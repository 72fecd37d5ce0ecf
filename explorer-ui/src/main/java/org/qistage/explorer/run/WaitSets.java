package org.qistage.explorer.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.explorer.run.WaitSet.Group;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TaskView.State;
import org.qistage.pipeline.trace.TaskView.Wait;

/// Sorts the suspended tasks of a moment by what they wait for.
final class WaitSets {
  private final List<Card> timers = new ArrayList<>();
  private final List<Card> outside = new ArrayList<>();
  private final Map<Integer, List<Card>> awaits = new TreeMap<>();
  private final Map<Integer, List<Card>> receivers = new TreeMap<>();
  private final Map<Integer, List<Card>> senders = new TreeMap<>();
  private final Map<Integer, List<Card>> gates = new TreeMap<>();
  private final Set<Integer> placed = new HashSet<>();

  private WaitSets() {}

  static List<WaitSet> of(Moment moment) {
    WaitSets sets = new WaitSets();
    moment.tasks().stream()
        .filter(task -> task.state() == State.SUSPENDED)
        .sorted(Comparator.comparingInt(TaskView::since))
        .forEach(sets::place);
    return sets.made(moment);
  }

  private void place(TaskView task) {
    for (Wait wait : task.waits()) {
      boolean repeated = !placed.add(task.number());
      Card card = new Card(task, Optional.of(wait), Optional.empty(), repeated);
      switch (wait.cause()) {
        case TIME -> timers.add(card);
        case TASK -> add(awaits, wait.task(), card);
        case RECEIVE -> add(receivers, wait.object(), card);
        case SEND -> add(senders, wait.object(), card);
        case LOCK, GROUP -> add(gates, wait.object(), card);
        case SPAWN, TURN, SELECTION, OUTSIDE -> outside.add(card);
      }
    }
  }

  private static void add(Map<Integer, List<Card>> into, int number, Card card) {
    into.computeIfAbsent(number, _ -> new ArrayList<>()).add(card);
  }

  private List<WaitSet> made(Moment moment) {
    timers.sort(Comparator.comparingLong(card -> card.waits().map(Wait::deadline).orElse(0L)));
    return List.of(
        new WaitSet(WaitSet.Kind.TIMERS, single(timers)),
        new WaitSet(WaitSet.Kind.CHANNELS, channels(moment)),
        new WaitSet(
            WaitSet.Kind.AWAITS,
            awaits.entrySet().stream()
                .map(entry -> group(entry.getKey(), 0, entry.getValue()))
                .toList()),
        new WaitSet(WaitSet.Kind.LOCKS, gates(moment.locks())),
        new WaitSet(WaitSet.Kind.GROUPS, gates(moment.groups())),
        new WaitSet(WaitSet.Kind.OUTSIDE, single(outside)));
  }

  private static List<Group> single(List<Card> cards) {
    return cards.isEmpty() ? List.of() : List.of(group(0, 0, cards));
  }

  private static Group group(int number, long value, List<Card> cards) {
    return new Group(number, value, Optional.empty(), cards, List.of());
  }

  private List<Group> gates(List<Moment.Gate> found) {
    return found.stream()
        .map(
            gate ->
                group(gate.number(), gate.value(), gates.getOrDefault(gate.number(), List.of())))
        .toList();
  }

  private List<Group> channels(Moment moment) {
    List<Group> groups = new ArrayList<>();
    for (Moment.Channel channel : moment.channels()) {
      groups.add(
          new Group(
              channel.number(),
              0,
              Optional.of(channel),
              receivers.getOrDefault(channel.number(), List.of()),
              senders.getOrDefault(channel.number(), List.of())));
    }
    return groups;
  }
}
