package org.qistage.lexing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Splits all code points into the classes that a lexer grammar tells apart: two characters are in
/// one class when every label of the grammar holds both or neither. An automaton whose edges are
/// indexed by class stays small and yet covers all of Unicode, which matters here since nearly every
/// character of a Qi program is a Hanzi.
///
/// Computed by one sweep over the ends of all label intervals: each label has a random-looking key,
/// the keys of the labels that hold a character are combined with exclusive or, and characters with
/// the same combination are one class.
final class CharacterClasses {
  private static final int BASIC_PLANE = 0x10000;

  private final short[] basic = new short[BASIC_PLANE];
  private final int[] highStarts;
  private final short[] highClasses;
  private final int count;

  CharacterClasses(ATN atn) {
    TreeMap<Integer, Long> changes = new TreeMap<>();
    changes.put(0, 0L);
    changes.put(BASIC_PLANE, 0L);
    long number = 0;
    for (IntervalSet label : labels(atn)) {
      long key = scramble(++number);
      for (Interval interval : label.getIntervals()) {
        changes.merge(Math.max(interval.a, 0), key, (a, b) -> a ^ b);
        changes.merge(interval.b + 1, key, (a, b) -> a ^ b);
      }
    }
    Map<Long, Short> classes = new HashMap<>();
    List<Integer> starts = new ArrayList<>();
    List<Short> values = new ArrayList<>();
    long combination = 0;
    for (Map.Entry<Integer, Long> change : changes.entrySet()) {
      combination ^= change.getValue();
      short found = classes.computeIfAbsent(combination, _ -> (short) classes.size());
      int start = change.getKey();
      if (start < BASIC_PLANE) {
        // The key BASIC_PLANE exists, so there is a next one.
        Arrays.fill(basic, start, Objects.requireNonNull(changes.higherKey(start)), found);
      } else {
        starts.add(start);
        values.add(found);
      }
    }
    count = classes.size();
    highStarts = starts.stream().mapToInt(Integer::intValue).toArray();
    highClasses = new short[values.size()];
    for (int i = 0; i < highClasses.length; i++) {
      highClasses[i] = values.get(i);
    }
  }

  private static List<IntervalSet> labels(ATN atn) {
    Set<IntervalSet> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<IntervalSet> labels = new ArrayList<>();
    for (ATNState state : atn.states) {
      for (int i = 0; i < state.getNumberOfTransitions(); i++) {
        IntervalSet label = state.transition(i).label();
        if (label != null && seen.add(label)) {
          labels.add(label);
        }
      }
    }
    return labels;
  }

  private static long scramble(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 29);
  }

  int count() {
    return count;
  }

  /// The class of a code point, from 0 to below {@link #count}.
  int of(int codePoint) {
    if (codePoint < BASIC_PLANE) {
      return basic[codePoint];
    }
    int found = Arrays.binarySearch(highStarts, codePoint);
    return highClasses[found >= 0 ? found : -found - 2];
  }

  /// The class of a character of the basic plane.
  int ofBasic(char character) {
    return basic[character];
  }
}
