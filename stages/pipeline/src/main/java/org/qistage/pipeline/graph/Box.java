package org.qistage.pipeline.graph;

/// A rectangle; the y axis points down, as in SVG. Units are pixels at normal zoom.
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }

  /// Whether a place lies within, or on the border.
  public boolean contains(Point place) {
    return x <= place.x() && place.x() <= right() && y <= place.y() && place.y() <= bottom();
  }

  /// Whether the two share more than a border.
  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
}
