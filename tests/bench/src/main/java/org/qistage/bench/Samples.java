package org.qistage.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of one workload: for each peer, ours and its of every round in which it took part.
final class Samples {
  private record Pair(double ours, double theirs) {}

  private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();

  /// Adds the figures of one round.
  void add(String peer, double ours, double theirs) {
    pairs.computeIfAbsent(peer, _ -> new ArrayList<>()).add(new Pair(ours, theirs));
  }

  /// A row for each peer. Those that the workload does not name are to be as slow as we are at least.
  List<Row> rows(Workload workload) {
    List<Row> rows = new ArrayList<>();
    pairs.forEach(
        (peer, all) -> {
          boolean named = peer.equals(workload.peer());
          rows.add(
              Row.of(
                  workload.id(),
                  peer,
                  workload.unit().text(),
                  ours(all),
                  theirs(all),
                  named ? workload.must() : 1,
                  named ? workload.goal() : 1));
        });
    return rows;
  }

  private static double[] ours(List<Pair> all) {
    return all.stream().mapToDouble(Pair::ours).toArray();
  }

  private static double[] theirs(List<Pair> all) {
    return all.stream().mapToDouble(Pair::theirs).toArray();
  }

  /// One row for several workloads: the geometric means of their figures in each round.
  static Row mean(
      String id, String peer, String unit, List<Samples> several, double must, double goal) {
    int rounds =
        several.stream()
            .mapToInt(samples -> samples.pairs.getOrDefault(peer, List.of()).size())
            .min()
            .orElse(0);
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double ourLogs = 0;
      double theirLogs = 0;
      for (Samples samples : several) {
        Pair pair = samples.pairs.getOrDefault(peer, List.of()).get(round);
        ourLogs += Math.log(pair.ours);
        theirLogs += Math.log(pair.theirs);
      }
      ours[round] = Math.exp(ourLogs / several.size());
      theirs[round] = Math.exp(theirLogs / several.size());
    }
    return Row.of(id, peer, unit, ours, theirs, must, goal);
  }
}
