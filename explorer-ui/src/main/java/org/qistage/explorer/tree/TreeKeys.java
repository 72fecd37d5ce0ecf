package org.qistage.explorer.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.qistage.pipeline.view.TreeRow;
import org.qistage.pipeline.view.TreeRows;

/// A key for each node of a tree, which the node keeps while the program is edited: what was folded stays
/// folded, and what did not change is known to be the same.
///
/// Below the same parent, subtrees that are equal are the same, in order; of what is left between them, first
/// those named alike and then those of a kind.
final class TreeKeys {
  private final TreeRows before;
  private final TreeRows after;
  private final long[] hashesBefore;
  private final long[] hashesAfter;
  private final int[] keysBefore;
  private final int[] keys;

  private TreeKeys(TreeRows before, int[] keysBefore, TreeRows after) {
    this.before = before;
    this.after = after;
    this.keysBefore = keysBefore;
    hashesBefore = hashes(before);
    hashesAfter = hashes(after);
    keys = new int[after.size()];
    Arrays.fill(keys, -1);
  }

  /// Keys for a tree that follows no other.
  static int[] fresh(TreeRows tree) {
    int[] keys = new int[tree.size()];
    Arrays.setAll(keys, index -> index);
    return keys;
  }

  /// Keys for a tree that follows another: the other's where a node is the same, and higher ones for new
  /// nodes. When hardly anything is the same, all are new.
  static int[] following(TreeRows before, int[] keysBefore, TreeRows after) {
    if (before.isEmpty() || after.isEmpty()) {
      return fresh(after);
    }
    TreeKeys matching = new TreeKeys(before, keysBefore, after);
    matching.match();
    long same = Arrays.stream(matching.keys).filter(key -> key >= 0).count();
    int next = Arrays.stream(keysBefore).max().orElse(-1) + 1;
    if (same * 3 < after.size() && before.size() > 12) {
      Arrays.setAll(matching.keys, index -> next + index);
      return matching.keys;
    }
    int fresh = next;
    for (int index = 0; index < matching.keys.length; index++) {
      if (matching.keys[index] < 0) {
        matching.keys[index] = fresh++;
      }
    }
    return matching.keys;
  }

  /// Two nodes that are the same, whose descendants are still to be compared.
  private record Pair(int before, int after) {}

  private void match() {
    Deque<Pair> work = new ArrayDeque<>();
    work.push(new Pair(0, 0));
    while (!work.isEmpty()) {
      Pair pair = work.pop();
      keys[pair.after()] = keysBefore[pair.before()];
      if (equal(pair.before(), pair.after())) {
        int size = after.row(pair.after()).descendants() + 1;
        System.arraycopy(keysBefore, pair.before(), keys, pair.after(), size);
      } else {
        children(pair, work);
      }
    }
  }

  private boolean equal(int old, int now) {
    return hashesBefore[old] == hashesAfter[now]
        && before.row(old).descendants() == after.row(now).descendants();
  }

  private void children(Pair pair, Deque<Pair> work) {
    List<TreeRow> old = before.children(pair.before());
    List<TreeRow> now = after.children(pair.after());
    int start = 0;
    int shorter = Math.min(old.size(), now.size());
    while (start < shorter && equal(old.get(start).index(), now.get(start).index())) {
      work.push(new Pair(old.get(start).index(), now.get(start).index()));
      start++;
    }
    int tail = 0;
    while (tail < shorter - start
        && equal(old.get(old.size() - 1 - tail).index(), now.get(now.size() - 1 - tail).index())) {
      work.push(
          new Pair(old.get(old.size() - 1 - tail).index(), now.get(now.size() - 1 - tail).index()));
      tail++;
    }
    align(
        old.subList(start, old.size() - tail),
        now.subList(start, now.size() - tail),
        Likeness.EQUAL,
        work);
  }

  /// How much two nodes are alike, from most to least.
  private enum Likeness {
    EQUAL,
    NAMED_ALIKE,
    OF_A_KIND
  }

  /// Finds for each node, in order, the next one that is like it; between those that were found, the next
  /// weaker likeness counts.
  private void align(List<TreeRow> old, List<TreeRow> now, Likeness how, Deque<Pair> work) {
    int oldStart = 0;
    int nowStart = 0;
    for (int at = 0; at < now.size(); at++) {
      for (int other = oldStart; other < old.size(); other++) {
        if (isLike(old.get(other), now.get(at), how)) {
          work.push(new Pair(old.get(other).index(), now.get(at).index()));
          between(old.subList(oldStart, other), now.subList(nowStart, at), how, work);
          oldStart = other + 1;
          nowStart = at + 1;
          break;
        }
      }
    }
    between(old.subList(oldStart, old.size()), now.subList(nowStart, now.size()), how, work);
  }

  private void between(List<TreeRow> old, List<TreeRow> now, Likeness how, Deque<Pair> work) {
    if (old.isEmpty() || now.isEmpty()) {
      return;
    }
    switch (how) {
      case EQUAL -> align(old, now, Likeness.NAMED_ALIKE, work);
      case NAMED_ALIKE -> align(old, now, Likeness.OF_A_KIND, work);
      case OF_A_KIND -> {}
    }
  }

  private boolean isLike(TreeRow old, TreeRow now, Likeness how) {
    return switch (how) {
      case EQUAL -> equal(old.index(), now.index());
      case NAMED_ALIKE -> old.kind().equals(now.kind()) && old.text().equals(now.text());
      case OF_A_KIND -> old.kind().equals(now.kind());
    };
  }

  private static long[] hashes(TreeRows tree) {
    long[] hashes = new long[tree.size()];
    for (int index = tree.size() - 1; index >= 0; index--) {
      TreeRow row = tree.row(index);
      long hash = row.kind().hashCode() * 0x9E3779B97F4A7C15L + row.text().hashCode();
      for (int at = index + 1; at < row.end(); at = tree.row(at).end()) {
        hash = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L + hashes[at];
      }
      hashes[index] = hash;
    }
    return hashes;
  }
}
