package org.qistage.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Arrays;
import java.util.List;

/// One line of the report: our figure, the peer's, and their ratio, each the median over the rounds.
///
/// @param must the ratio that may not be passed
/// @param goal the ratio that we aim at
/// @param spread the least and the greatest ratio of one round
record Row(
    String workload,
    String peer,
    double ours,
    double theirs,
    String unit,
    double ratio,
    double must,
    double goal,
    List<Double> spread) {

  Row {
    spread = List.copyOf(spread);
  }

  /// Figures of the rounds in pairs: ratios are taken inside each round, then their median.
  static Row of(
      String workload,
      String peer,
      String unit,
      double[] ours,
      double[] theirs,
      double must,
      double goal) {
    double[] ratios = new double[ours.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours[i] / theirs[i];
    }
    double middle = median(ratios);
    double[] sorted = sorted(ratios);
    return new Row(
        workload,
        peer,
        median(ours),
        median(theirs),
        unit,
        middle,
        must,
        goal,
        List.of(sorted[0], sorted[sorted.length - 1]));
  }

  private static double[] sorted(double[] values) {
    double[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }

  static double median(double[] values) {
    double[] sorted = sorted(values);
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /// Whether the ratio is what it should be.
  enum Verdict {
    GOAL,
    MUST,
    MISSED
  }

  @JsonIgnore
  Verdict verdict() {
    return ratio <= goal ? Verdict.GOAL : ratio <= must ? Verdict.MUST : Verdict.MISSED;
  }
}
