package org.qistage.explorer.run;

import javafx.scene.layout.Region;
import org.qistage.explorer.look.Look;

/// Two parts beside each other where there is room, else one below the other. The second may be absent.
final class Halves extends Region {
  /// The share of the first where the second matters as much.
  static final double EVEN = 0.5;

  /// Below so many times the height of text there is room for one part only: the second where it matters.
  private static final double LOW = 20;

  private final Look look;
  private final Region first;
  private final Region second;
  private double share = 0.64;

  Halves(Look look, Region first, Region second) {
    this.look = look;
    this.first = first;
    this.second = second;
    getChildren().addAll(first, second);
  }

  /// What part of the width the first has.
  void share(double ofFirst) {
    share = ofFirst;
    requestLayout();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (!second.isManaged()) {
      first.resizeRelocate(0, 0, width, height);
    } else if (width >= Board.NARROW * look.size()) {
      double one = Math.floor(width * share);
      first.resizeRelocate(0, 0, one, height);
      second.resizeRelocate(one, 0, width - one, height);
    } else if (height < LOW * look.size()) {
      // There is room for one of the two.
      boolean other = share <= EVEN;
      first.resizeRelocate(0, 0, width, other ? 0 : height);
      second.resizeRelocate(0, 0, width, other ? height : 0);
      first.setVisible(!other);
      second.setVisible(other);
      return;
    } else {
      double one = Math.floor(height * (1 - share / 2));
      second.resizeRelocate(0, 0, width, height - one);
      first.resizeRelocate(0, height - one, width, one);
    }
    first.setVisible(true);
    second.setVisible(second.isManaged());
  }
}
