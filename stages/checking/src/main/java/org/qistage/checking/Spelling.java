package org.qistage.checking;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the name that was probably meant.
final class Spelling {
  /// Names with more characters are not compared.
  private static final int LONGEST = 60;

  private Spelling() {}

  /// The candidate nearest to a name, if one is near enough: at most one slip in names of two to four
  /// characters, two up to eight, three in longer ones. Names that differ only in case or width are
  /// always near. Among equally near ones the first in code point order wins.
  static Optional<String> nearest(String name, Collection<String> candidates) {
    int length = name.codePointCount(0, name.length());
    int limit = length < 2 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3;
    String best = null;
    int least = limit + 1;
    String wanted = folded(name);
    for (String candidate : length > LONGEST ? List.<String>of() : candidates) {
      boolean tiny = candidate.codePointCount(0, candidate.length()) < 2;
      if (tiny || candidate.equals(name) || candidate.length() > 2 * LONGEST) {
        continue;
      }
      String offered = folded(candidate);
      int distance = distance(wanted, offered, least);
      boolean shares = distance == 0 || (distance <= least && sharesCharacter(wanted, offered));
      if (shares
          && (distance < least
              || (distance == least && best != null && candidate.compareTo(best) < 0))) {
        best = candidate;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String folded(String name) {
    boolean wide = name.chars().anyMatch(c -> c >= 0xFF00);
    String narrow = wide ? Normalizer.normalize(name, Normalizer.Form.NFKC) : name;
    return narrow.toLowerCase(Locale.ROOT);
  }

  /// Two short Chinese names are one slip apart without looking alike at all unless they share a
  /// character.
  private static boolean sharesCharacter(String name, String candidate) {
    return name.codePoints().anyMatch(point -> candidate.indexOf(point) >= 0);
  }

  /// The number of characters to insert, remove, replace or swap with the next, or `limit` when it is
  /// not less (optimal string alignment).
  private static int distance(String from, String to, int limit) {
    int[] left = from.codePoints().toArray();
    int[] right = to.codePoints().toArray();
    if (Math.abs(left.length - right.length) > limit) {
      return limit + 1;
    }
    int[] before = new int[right.length + 1];
    int[] previous = new int[right.length + 1];
    int[] current = new int[right.length + 1];
    for (int column = 0; column <= right.length; column++) {
      previous[column] = column;
    }
    for (int row = 1; row <= left.length; row++) {
      current[0] = row;
      for (int column = 1; column <= right.length; column++) {
        boolean same = left[row - 1] == right[column - 1];
        int cost = Math.min(previous[column] + 1, current[column - 1] + 1);
        cost = Math.min(cost, previous[column - 1] + (same ? 0 : 1));
        if (row > 1
            && column > 1
            && left[row - 1] == right[column - 2]
            && left[row - 2] == right[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
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
}
