package org.qistage.explorer.lessons;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;

/// A button that shows texts below each other, wrapped at its own width. The toolkit's button gives what it shows as
/// much width as that wants, and does not ask for the height which follows from a width.
final class WrappedButton extends Button {
  private final Region shown;

  WrappedButton(Region shown) {
    this.shown = shown;
    setGraphic(shown);
    setMaxWidth(Double.MAX_VALUE);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return sides();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inner = width < 0 ? -1 : Math.max(0, width - sides());
    Insets insets = getInsets();
    return insets.getTop() + shown.prefHeight(inner) + insets.getBottom();
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    Insets insets = getInsets();
    double inner = Math.max(0, getWidth() - sides());
    shown.resizeRelocate(
        insets.getLeft(),
        insets.getTop(),
        inner,
        Math.max(0, getHeight() - insets.getTop() - insets.getBottom()));
  }

  private double sides() {
    return getInsets().getLeft() + getInsets().getRight();
  }
}
