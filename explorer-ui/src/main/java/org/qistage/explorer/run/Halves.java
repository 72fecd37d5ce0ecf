package org.qistage.explorer.run;

import javafx.scene.layout.Region;
import org.qistage.explorer.look.Look;

/// Two parts beside each other where there is room, else one below the other. The second may be absent.
final class Halves extends Region {
  /// The share of the first.
  private static final double SHARE = 0.64;

  private final Look look;
  private final Region first;
  private final Region second;

  Halves(Look look, Region first, Region second) {
    this.look = look;
    this.first = first;
    this.second = second;
    getChildren().addAll(first, second);
  }

  private boolean isBeside(double width) {
    return width >= Board.NARROW * look.size();
  }

  private double firstWidth(double width) {
    return second.isManaged() && isBeside(width) ? Math.floor(width * SHARE) : width;
  }

  private double secondWidth(double width) {
    return isBeside(width) ? width - firstWidth(width) : width;
  }

  @Override
  protected double computePrefHeight(double width) {
    double real = width < 0 ? getWidth() : width;
    double one = first.prefHeight(firstWidth(real));
    double other = second.isManaged() ? second.prefHeight(secondWidth(real)) : 0;
    return isBeside(real) ? Math.max(one, other) : one + other;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double one = first.prefHeight(firstWidth(width));
    if (isBeside(width)) {
      first.resizeRelocate(0, 0, firstWidth(width), Math.max(one, getHeight()));
      second.resizeRelocate(firstWidth(width), 0, secondWidth(width), Math.max(1, getHeight()));
    } else {
      first.resizeRelocate(0, 0, width, one);
      second.resizeRelocate(0, one, width, second.prefHeight(width));
    }
  }
}
