package org.qistage.cli;

import java.util.Comparator;
import java.util.List;

/// Finds the names that a misspelt one may stand for.
final class Similar {
  private Similar() {}

  /// The names near to what was written, the nearest first.
  static List<String> to(String written, List<String> names) {
    int most = Math.max(1, written.codePointCount(0, written.length()) / 3);
    return names.stream()
        .filter(name -> distance(written, name) <= most || isAbbreviation(written, name))
        .sorted(Comparator.comparingInt(name -> distance(written, name)))
        .toList();
  }

  private static boolean isAbbreviation(String written, String name) {
    return written.replace("-", "").length() >= 2 && name.startsWith(written);
  }

  /// How many characters to add, remove, change or exchange with their neighbour.
  static int distance(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        table[i][j] =
            Math.min(table[i - 1][j - 1] + change, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
        }
      }
    }
    return table[a.length()][b.length()];
  }
}
