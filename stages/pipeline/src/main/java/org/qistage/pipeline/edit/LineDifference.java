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

  /// The lines of both texts in one row.
  private List<Marked> marked() {
    return Alignment.of(old, fresh).stream()
        .map(
            pair -> {
              if (pair.stays()) {
                return new Marked(' ', old.get(pair.old()));
              }
              return pair.fresh() == Alignment.Pair.NONE
                  ? new Marked('-', old.get(pair.old()))
                  : new Marked('+', fresh.get(pair.fresh()));
            })
        .toList();
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
