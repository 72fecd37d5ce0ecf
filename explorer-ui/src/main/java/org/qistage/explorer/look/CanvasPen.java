package org.qistage.explorer.look;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws on the screen.
public final class CanvasPen implements Pen {
  private final GraphicsContext pen;

  public CanvasPen(GraphicsContext pen) {
    this.pen = pen;
    pen.setTextBaseline(VPos.CENTER);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setLineDashes();
  }

  @Override
  public void setFill(Color colour) {
    pen.setFill(colour);
  }

  @Override
  public void setStroke(Color colour) {
    pen.setStroke(colour);
  }

  @Override
  public void setLineWidth(double width) {
    pen.setLineWidth(width);
  }

  @Override
  public void setLineDashes(double... lengths) {
    pen.setLineDashes(lengths);
  }

  @Override
  public void setFont(Font font) {
    pen.setFont(font);
  }

  @Override
  public void setTextAlign(TextAlignment alignment) {
    pen.setTextAlign(alignment);
  }

  @Override
  public void fillRect(double x, double y, double width, double height) {
    pen.fillRect(x, y, width, height);
  }

  @Override
  public void strokeRect(double x, double y, double width, double height) {
    pen.strokeRect(x, y, width, height);
  }

  @Override
  public void fillRoundRect(double x, double y, double width, double height, double arc) {
    pen.fillRoundRect(x, y, width, height, arc, arc);
  }

  @Override
  public void strokeRoundRect(double x, double y, double width, double height, double arc) {
    pen.strokeRoundRect(x, y, width, height, arc, arc);
  }

  @Override
  public void fillOval(double x, double y, double width, double height) {
    pen.fillOval(x, y, width, height);
  }

  @Override
  public void strokeOval(double x, double y, double width, double height) {
    pen.strokeOval(x, y, width, height);
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    pen.strokeLine(fromX, fromY, toX, toY);
  }

  @Override
  public void fillPolygon(double[] x, double[] y) {
    pen.fillPolygon(x, y, x.length);
  }

  @Override
  public void strokePolygon(double[] x, double[] y) {
    pen.strokePolygon(x, y, x.length);
  }

  @Override
  public void strokePolyline(double[] x, double[] y) {
    pen.strokePolyline(x, y, x.length);
  }

  @Override
  public void fillText(String text, double x, double y) {
    pen.fillText(text, x, y);
  }

  @Override
  public void fillText(String text, double x, double y, double room) {
    pen.fillText(text, x, y, room);
  }

  @Override
  public void strokeText(String text, double x, double y) {
    pen.strokeText(text, x, y);
  }

  @Override
  public void clipped(double x, double y, double width, double height, Runnable work) {
    pen.save();
    pen.beginPath();
    pen.rect(x, y, width, height);
    pen.clip();
    work.run();
    pen.restore();
  }

  @Override
  public void named(String name, Runnable work) {
    work.run();
  }
}
