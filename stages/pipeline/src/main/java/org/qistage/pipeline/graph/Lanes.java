package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The edges beside a column of nodes: each leaves a node to the left, runs along the column in a lane
/// of its own and comes back into another node, or the same.
///
/// Lanes are numbered from the column outwards; shorter edges lie further inside. At a node, the ends
/// of edges that come from above or go there stand over those that come from below or go there, each
/// group in the order in which its lanes do not cross: over a node's own loop the inner first, under
/// it the outer first.
final class Lanes {

  /// An edge in a lane.
  ///
  /// @param number its place in the graph
  /// @param from the row that it leaves
  /// @param to the row that it enters
  record Run(int number, int from, int to) {
    private int first() {
      return Math.min(from, to);
    }

    private int last() {
      return Math.max(from, to);
    }
  }

  /// One end of a run at the row's node.
  record End(Run run, boolean leaves) {}

  private final List<Run> runs;
  private final int[] laneOf;
  private final int count;

  /// @param edges how many edges the graph has
  Lanes(List<Run> runs, int edges) {
    this.runs = runs;
    laneOf = new int[edges];
    List<List<Run>> lanes = new ArrayList<>();
    List<Run> shortFirst = new ArrayList<>(runs);
    shortFirst.sort(
        Comparator.<Run>comparingInt(run -> run.last() - run.first())
            .thenComparingInt(Run::number));
    for (Run run : shortFirst) {
      int lane = 0;
      while (lane < lanes.size() && lanes.get(lane).stream().anyMatch(other -> meet(run, other))) {
        lane++;
      }
      if (lane == lanes.size()) {
        lanes.add(new ArrayList<>());
      }
      lanes.get(lane).add(run);
      laneOf[run.number()] = lane;
    }
    count = lanes.size();
  }

  private static boolean meet(Run one, Run other) {
    return one.first() <= other.last() && other.first() <= one.last();
  }

  int count() {
    return count;
  }

  /// The lane of an edge, by its place in the graph.
  int lane(int number) {
    return laneOf[number];
  }

  List<Run> runs() {
    return runs;
  }

  /// The ends at a row, from the top down.
  List<End> ends(int row) {
    List<End> above = new ArrayList<>();
    List<End> own = new ArrayList<>();
    List<End> below = new ArrayList<>();
    for (Run run : runs) {
      if (run.from() == row && run.to() == row) {
        own.add(new End(run, false));
        own.add(new End(run, true));
      } else if (run.from() == row) {
        (run.to() < row ? above : below).add(new End(run, true));
      } else if (run.to() == row) {
        (run.from() < row ? above : below).add(new End(run, false));
      }
    }
    Comparator<End> outwards = Comparator.comparingInt(end -> lane(end.run().number()));
    above.sort(outwards);
    below.sort(outwards.reversed());
    List<End> ends = new ArrayList<>(above);
    ends.addAll(own);
    ends.addAll(below);
    return ends;
  }
}
