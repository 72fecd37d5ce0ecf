package org.qistage.explorer.look;

import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// What drawings are drawn with: on the screen, or into a file, alike. Text stands around the middle of the
/// height that is given.
public interface Pen {
  /// What shapes and text are filled with.
  void setFill(Color colour);

  /// What lines and outlines are drawn with.
  void setStroke(Color colour);

  void setLineWidth(double width);

  /// How lines are broken; not at all without lengths.
  void setLineDashes(double... lengths);

  void setFont(Font font);

  /// Where text stands at its place: left of it, around it or right of it.
  void setTextAlign(TextAlignment alignment);

  void fillRect(double x, double y, double width, double height);

  void strokeRect(double x, double y, double width, double height);

  /// @param arc the diameter of the corners
  void fillRoundRect(double x, double y, double width, double height, double arc);

  void strokeRoundRect(double x, double y, double width, double height, double arc);

  void fillOval(double x, double y, double width, double height);

  void strokeOval(double x, double y, double width, double height);

  void strokeLine(double fromX, double fromY, double toX, double toY);

  void fillPolygon(double[] x, double[] y);

  void strokePolygon(double[] x, double[] y);

  void strokePolyline(double[] x, double[] y);

  void fillText(String text, double x, double y);

  /// Text that is made narrower where it would be wider than there is room.
  void fillText(String text, double x, double y, double room);

  /// The outlines of text, behind it.
  void strokeText(String text, double x, double y);

  /// Draws only within a part.
  void clipped(double x, double y, double width, double height, Runnable work);

  /// Draws what belongs together and has a name.
  void named(String name, Runnable work);
}
