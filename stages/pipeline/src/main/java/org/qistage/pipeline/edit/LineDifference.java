package org.qistage.pipeline.edit;

import java.util.ArrayList;
import java.util.List;

/// The difference of two texts in the unified format that `diff -u` and `git` write.
public final class LineDifference {
  private static final int CONTEXT = 3;

  private final List<String> old;
  private final List<String> fresh;

  private LineDifference(String old, String fresh) {
    this.old = lines(old);
    this.fresh = lines(fresh);
  }

  /// The difference; empty when the texts are equal.
  ///
  /// @param name the file's name in the heading
  public static String of(String name, String old, String fresh) {
    if (old.equals(fresh)) {
      return "";
    }
    LineDifference difference = new LineDifference(old, fresh);
    return "--- " + name + "\n+++ " + name + "\n" + hunks(difference.marked());
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.getLast().isEmpty()) {
      lines.removeLast();
    } else {
      lines.add("\\ No newline at end of file");
    }
    return lines;
  }

  /// A line that stays (` `), goes (`-`) or comes (`+`).
  private record Marked(char mark, String text) {}

  /// The lines of both texts in one row, by their longest common subsequence between what they share
  /// at the start and at the end.
  private List<Marked> marked() {
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
    List<Marked> marked = new ArrayList<>();
    old.subList(0, start).forEach(line -> marked.add(new Marked(' ', line)));
    middle(old.subList(start, old.size() - end), fresh.subList(start, fresh.size() - end), marked);
    old.subList(old.size() - end, old.size()).forEach(line -> marked.add(new Marked(' ', line)));
    return marked;
  }

  /// Beyond this many pairs of lines everything between is shown as replaced.
  private static final long LARGEST_TABLE = 4_000_000;

  private static void middle(List<String> from, List<String> to, List<Marked> marked) {
    boolean small = (long) from.size() * to.size() <= LARGEST_TABLE;
    int[][] common = small ? common(from, to) : new int[0][0];
    int i = 0;
    int j = 0;
    while (i < from.size() || j < to.size()) {
      boolean both = i < from.size() && j < to.size();
      if (both && small && from.get(i).equals(to.get(j))) {
        marked.add(new Marked(' ', from.get(i++)));
        j++;
      } else if (i < from.size() && (!both || !small || common[i + 1][j] >= common[i][j + 1])) {
        marked.add(new Marked('-', from.get(i++)));
      } else {
        marked.add(new Marked('+', to.get(j++)));
      }
    }
  }

  /// For each pair of places, how many lines the rests from there on have in common.
  private static int[][] common(List<String> from, List<String> to) {
    int[][] common = new int[from.size() + 1][to.size() + 1];
    for (int i = from.size() - 1; i >= 0; i--) {
      for (int j = to.size() - 1; j >= 0; j--) {
        common[i][j] =
            from.get(i).equals(to.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private static String hunks(List<Marked> marked) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    int oldLine = 1;
    int freshLine = 1;
    while (at < marked.size()) {
      int start = Math.max(at, nextChange(marked, at) - CONTEXT);
      oldLine += start - at;
      freshLine += start - at;
      int end = endOfHunk(marked, start);
      if (end == start) {
        break;
      }
      List<Marked> hunk = marked.subList(start, end);
      long gone = hunk.stream().filter(line -> line.mark() != '+').count();
      long come = hunk.stream().filter(line -> line.mark() != '-').count();
      text.append("@@ -%d,%d +%d,%d @@\n".formatted(oldLine, gone, freshLine, come));
      for (Marked line : hunk) {
        boolean note = line.text().startsWith("\\ ");
        text.append(note ? "" : line.mark()).append(line.text()).append('\n');
      }
      oldLine += (int) gone;
      freshLine += (int) come;
      at = end;
    }
    return text.toString();
  }

  private static int nextChange(List<Marked> marked, int from) {
    int at = from;
    while (at < marked.size() && marked.get(at).mark() == ' ') {
      at++;
    }
    return at;
  }

  /// Where the hunk ends: after its last change with some lines around it.
  private static int endOfHunk(List<Marked> marked, int start) {
    int end = start;
    int change = nextChange(marked, start);
    while (change < marked.size() && (end == start || change <= end + CONTEXT)) {
      int after = change;
      while (after < marked.size() && marked.get(after).mark() != ' ') {
        after++;
      }
      end = Math.min(marked.size(), after + CONTEXT);
      change = nextChange(marked, after);
    }
    return end;
  }
}
