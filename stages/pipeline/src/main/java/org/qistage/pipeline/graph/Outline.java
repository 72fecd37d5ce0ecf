package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;

/// What a subtree covers, as steps along x without gaps between them, from its root's left border to
/// its rightmost leaf.
final class Outline {
  /// Between two places on the x axis the subtree lies between two heights.
  private record Step(double from, double to, double y) {}

  private final List<Step> upper;
  private final List<Step> lower;

  private Outline(List<Step> upper, List<Step> lower) {
    this.upper = upper;
    this.lower = lower;
  }

  /// The outline of one box.
  static Outline of(double from, double to, double top, double bottom) {
    List<Step> upper = new ArrayList<>();
    List<Step> lower = new ArrayList<>();
    upper.add(new Step(from, to, top));
    lower.add(new Step(from, to, bottom));
    return new Outline(upper, lower);
  }

  /// How far another outline must be moved down so that it just touches this one from below.
  double shiftBelow(Outline next) {
    double shift = Double.NEGATIVE_INFINITY;
    int i = 0;
    int j = 0;
    while (i < lower.size() && j < next.upper.size()) {
      Step above = lower.get(i);
      Step below = next.upper.get(j);
      if (above.from() < below.to() && below.from() < above.to()) {
        shift = Math.max(shift, above.y() - below.y());
      }
      if (above.to() < below.to()) {
        i++;
      } else {
        j++;
      }
    }
    return shift;
  }

  /// This outline with another one, moved down, under it.
  Outline with(Outline next, double shift) {
    return new Outline(
        continued(upper, 0, next.upper, shift), continued(next.lower, shift, lower, 0));
  }

  /// Steps as far as they go, and further on the other ones.
  private static List<Step> continued(
      List<Step> first, double firstShift, List<Step> second, double secondShift) {
    List<Step> steps = new ArrayList<>(first.size());
    for (Step step : first) {
      steps.add(new Step(step.from(), step.to(), step.y() + firstShift));
    }
    double end = first.getLast().to();
    for (Step step : second) {
      if (step.to() > end) {
        steps.add(new Step(Math.max(end, step.from()), step.to(), step.y() + secondShift));
      }
    }
    return steps;
  }

  /// This outline, moved down, with another one before it on the x axis.
  Outline after(Outline first, double shift) {
    return new Outline(
        continued(first.upper, 0, upper, shift), continued(first.lower, 0, lower, shift));
  }

  double highest() {
    return upper.stream().mapToDouble(Step::y).min().orElse(0);
  }

  double lowest() {
    return lower.stream().mapToDouble(Step::y).max().orElse(0);
  }

  double right() {
    return Math.max(upper.getLast().to(), lower.getLast().to());
  }
}
