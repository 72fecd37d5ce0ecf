package org.qistage.checking;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
public final class Spelling {
  /// Names with more characters are not compared.
  private static final int LONGEST = 60;

  private Spelling() {}

  /// What one slip costs: a character too many, too few, another, or two exchanged.
  private static final int SLIP = 10;

  /// What a character costs that sounds like the right one, or nearly so.
  private static final int SAME_SOUND = 2;

  private static final int NEAR_SOUND = 4;

  /// The candidate nearest to a name, if one is near enough: at most one slip in names of two to four
  /// characters, two up to eight, three in longer ones. A character that sounds like the right one is
  /// a fraction of a slip; a name of one character is near only to one that sounds the same. Names
  /// that differ only in case or width, and pinyin for a name, are always near. Among equally near
  /// ones the first in code point order wins.
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    int length = name.codePointCount(0, name.length());
    int limit = length < 2 ? SAME_SOUND : SLIP * (length < 5 ? 1 : length < 9 ? 2 : 3);
    String best = null;
    int least = limit + 1;
    String wanted = folded(name);
    for (String candidate : length > LONGEST ? List.<String>of() : candidates) {
      boolean tiny = candidate.codePointCount(0, candidate.length()) < 2;
      if ((tiny && length > 1) || candidate.equals(name) || candidate.length() > 2 * LONGEST) {
        continue;
      }
      int distance = distance(wanted, folded(candidate), least);
      if (distance < least
          || (distance == least && best != null && candidate.compareTo(best) < 0)) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// How far apart two folded names are, or more than `limit`.
  private static int distance(String wanted, String offered, int limit) {
    if (Pronunciation.spells(wanted, offered)) {
      return 1;
    }
    int distance = slips(wanted, offered, limit);
    // Two short Chinese names are one slip apart without looking alike at all unless they share a
    // character, or all of them sound alike.
    boolean alike = distance < SLIP || sharesCharacter(wanted, offered);
    return alike ? distance : limit + 1;
  }

  private static String folded(String name) {
    boolean wide = name.chars().anyMatch(c -> c >= 0xFF00);
    String narrow = wide ? Normalizer.normalize(name, Normalizer.Form.NFKC) : name;
    return narrow.toLowerCase(Locale.ROOT);
  }

  private static boolean sharesCharacter(String name, String candidate) {
    return name.codePoints().anyMatch(point -> candidate.indexOf(point) >= 0);
  }

  /// The cost of inserting, removing, replacing characters and of swapping neighbours (optimal string
  /// alignment), or something above `limit`.
  private static int slips(String from, String to, int limit) {
    int[] left = from.codePoints().toArray();
    int[] right = to.codePoints().toArray();
    if (SLIP * Math.abs(left.length - right.length) > limit) {
      return limit + 1;
    }
    int[] before = new int[right.length + 1];
    int[] previous = new int[right.length + 1];
    int[] current = new int[right.length + 1];
    for (int column = 0; column <= right.length; column++) {
      previous[column] = SLIP * column;
    }
    for (int row = 1; row <= left.length; row++) {
      current[0] = SLIP * row;
      for (int column = 1; column <= right.length; column++) {
        int cost = Math.min(previous[column], current[column - 1]) + SLIP;
        cost = Math.min(cost, previous[column - 1] + cost(left[row - 1], right[column - 1]));
        if (row > 1
            && column > 1
            && left[row - 1] == right[column - 2]
            && left[row - 2] == right[column - 1]) {
          cost = Math.min(cost, before[column - 2] + SLIP);
        }
        current[column] = cost;
      }
      int[] free = before;
      before = previous;
      previous = current;
      current = free;
    }
    return previous[right.length];
  }

  private static int cost(int written, int meant) {
    if (written == meant) {
      return 0;
    }
    if (Pronunciation.isSame(written, meant)) {
      return SAME_SOUND;
    }
    return Pronunciation.isNear(written, meant) ? NEAR_SOUND : SLIP;
  }
}
