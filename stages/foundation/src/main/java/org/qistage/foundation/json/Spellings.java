package org.qistage.foundation.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds, for a name that does not exist, the ones that may have been meant.
final class Spellings {
  private static final int SHOWN_NAMES = 8;
  private static final int SHOWN_UNITS = 60;

  private Spellings() {}

  /// The nearest names, joined by commas; an ellipsis stands for the rest.
  static String propose(String found, Iterable<String> known) {
    List<String> names = new ArrayList<>();
    known.forEach(names::add);
    boolean more = names.size() > SHOWN_NAMES;
    if (more) {
      String wanted = shorten(found);
      names.sort(Comparator.comparingInt(name -> distance(wanted, name)));
      names = names.subList(0, SHOWN_NAMES);
    }
    return String.join(", ", names) + (more ? ", …" : "");
  }

  /// A text that fits in a message.
  static String shorten(String text) {
    return text.length() <= SHOWN_UNITS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, SHOWN_UNITS / 2)) + "…";
  }

  /// The Levenshtein distance, which counts a difference in case as a half.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = 2 * j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = 2 * i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = cost(a.charAt(i - 1), b.charAt(j - 1));
        int best = Math.min(diagonal + cost, 2 + Math.min(row[j], row[j - 1]));
        diagonal = row[j];
        row[j] = best;
      }
    }
    return row[b.length()];
  }

  private static int cost(char a, char b) {
    if (a == b) {
      return 0;
    }
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? 1 : 2;
  }
}
