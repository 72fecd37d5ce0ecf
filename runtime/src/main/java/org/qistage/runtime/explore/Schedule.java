package org.qistage.runtime.explore;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// An order of tasks, told by where it differs from first in, first out.
///
/// A choice is a moment at which two tasks or more are ready; choices are counted from 1. The tasks in
/// the ready queue are counted from 0, so 0 is the one that would run next by itself. Written as
/// `3:1,7:2`: at choice 3 the task at position 1, at choice 7 the one at position 2, everywhere else the
/// first. The first takes the place of one that is taken from behind it.
///
/// @param turns the position by the number of the choice; never 0
public record Schedule(SortedMap<Integer, Integer> turns) {
  /// First in, first out throughout.
  public static final Schedule FIRST_IN_FIRST_OUT = new Schedule(new TreeMap<>());

  public Schedule {
    turns = Collections.unmodifiableSortedMap(new TreeMap<>(turns));
    if (turns.entrySet().stream().anyMatch(turn -> turn.getKey() < 1 || turn.getValue() < 1)) {
      throw new IllegalArgumentException("turns: " + turns);
    }
  }

  /// Reads what {@link #text} writes, with blanks wherever; empty when it is something else.
  public static Optional<Schedule> parse(String text) {
    TreeMap<Integer, Integer> turns = new TreeMap<>();
    if (text.isBlank()) {
      return Optional.of(FIRST_IN_FIRST_OUT);
    }
    for (String turn : text.split("[,，]", -1)) {
      String[] parts = turn.split("[:：]", -1);
      try {
        int choice = Integer.parseInt(parts[0].strip());
        int position = parts.length == 2 ? Integer.parseInt(parts[1].strip()) : 0;
        if (choice < 1 || position < 1 || turns.put(choice, position) != null) {
          return Optional.empty();
        }
      } catch (NumberFormatException notANumber) {
        return Optional.empty();
      }
    }
    return Optional.of(new Schedule(turns));
  }

  /// The position at a choice.
  public int at(int choice) {
    return turns.getOrDefault(choice, 0);
  }

  /// In how many choices it differs from first in, first out.
  public int size() {
    return turns.size();
  }

  /// The same with one more difference.
  public Schedule with(int choice, int position) {
    TreeMap<Integer, Integer> other = new TreeMap<>(turns);
    other.put(choice, position);
    return new Schedule(other);
  }

  Schedule without(int choice) {
    TreeMap<Integer, Integer> other = new TreeMap<>(turns);
    other.remove(choice);
    return new Schedule(other);
  }

  /// The numbers of the choices at which it differs, from the first.
  List<Integer> choices() {
    return new ArrayList<>(turns.keySet());
  }

  /// Whether it comes before another when both lead to one outcome: fewer differences, then earlier
  /// and smaller ones.
  boolean isSimplerThan(Schedule other) {
    if (size() != other.size()) {
      return size() < other.size();
    }
    var theirs = other.turns.entrySet().iterator();
    for (Map.Entry<Integer, Integer> mine : turns.entrySet()) {
      Map.Entry<Integer, Integer> their = theirs.next();
      if (!mine.getKey().equals(their.getKey())) {
        return mine.getKey() < their.getKey();
      }
      if (!mine.getValue().equals(their.getValue())) {
        return mine.getValue() < their.getValue();
      }
    }
    return false;
  }

  public String text() {
    return turns.entrySet().stream()
        .map(turn -> turn.getKey() + ":" + turn.getValue())
        .collect(Collectors.joining(","));
  }

  @Override
  public String toString() {
    return text();
  }
}
