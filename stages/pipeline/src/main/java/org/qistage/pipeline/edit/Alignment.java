package org.qistage.pipeline.edit;

import java.util.ArrayList;
import java.util.List;

/// How the lines of two texts go together: by their longest common subsequence between what they share at
/// the start and at the end.
public final class Alignment {
  /// Beyond this many pairs of lines everything between is taken as replaced.
  private static final long LARGEST_TABLE = 4_000_000;

  private final List<String> old;
  private final List<String> fresh;
  private final List<Pair> pairs = new ArrayList<>();

  private Alignment(List<String> old, List<String> fresh) {
    this.old = old;
    this.fresh = fresh;
  }

  /// A line of either text, or of both.
  ///
  /// @param old its place in the first text; {@link #NONE} when it came
  /// @param fresh its place in the second text; {@link #NONE} when it went
  public record Pair(int old, int fresh) {
    public static final int NONE = -1;

    public boolean stays() {
      return old != NONE && fresh != NONE;
    }
  }

  /// All lines of both texts, each where it belongs; what went stands before what came instead.
  public static List<Pair> of(List<String> old, List<String> fresh) {
    return new Alignment(old, fresh).pairs();
  }

  private List<Pair> pairs() {
    int start = 0;
    int shorter = Math.min(old.size(), fresh.size());
    while (start < shorter && old.get(start).equals(fresh.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && old.get(old.size() - 1 - end).equals(fresh.get(fresh.size() - 1 - end))) {
      end++;
    }
    for (int i = 0; i < start; i++) {
      pairs.add(new Pair(i, i));
    }
    middle(start, old.size() - end, fresh.size() - end);
    for (int i = end; i > 0; i--) {
      pairs.add(new Pair(old.size() - i, fresh.size() - i));
    }
    return pairs;
  }

  private void middle(int start, int oldEnd, int freshEnd) {
    boolean small = (long) (oldEnd - start) * (freshEnd - start) <= LARGEST_TABLE;
    int[][] common = small ? common(start, oldEnd, freshEnd) : new int[0][0];
    int i = start;
    int j = start;
    while (i < oldEnd || j < freshEnd) {
      boolean both = i < oldEnd && j < freshEnd;
      if (both && small && old.get(i).equals(fresh.get(j))) {
        pairs.add(new Pair(i++, j++));
      } else if (i < oldEnd
          && (!both
              || !small
              || common[i - start + 1][j - start] >= common[i - start][j - start + 1])) {
        pairs.add(new Pair(i++, Pair.NONE));
      } else {
        pairs.add(new Pair(Pair.NONE, j++));
      }
    }
  }

  /// For each pair of places, how many lines the rests from there on have in common.
  private int[][] common(int start, int oldEnd, int freshEnd) {
    int[][] common = new int[oldEnd - start + 1][freshEnd - start + 1];
    for (int i = oldEnd - start - 1; i >= 0; i--) {
      for (int j = freshEnd - start - 1; j >= 0; j--) {
        common[i][j] =
            old.get(start + i).equals(fresh.get(start + j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
