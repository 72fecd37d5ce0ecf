package org.qistage.explorer.look;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// Draws into an SVG picture. Text has the width that it has on the screen, whatever font the reader has.
/// On the JavaFX thread only, since it measures text.
public final class SvgPen implements Pen {
  /// What follows the font in use, on systems that lack it.
  private static final List<String> OTHER_FONTS =
      List.of(
          "Noto Sans Mono CJK SC",
          "Noto Sans CJK SC",
          "Microsoft YaHei",
          "PingFang SC",
          "WenQuanYi Micro Hei");

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final Text ruler = new Text();
  private Color fill = Color.BLACK;
  private Color stroke = Color.BLACK;
  private double lineWidth = 1;
  private double[] dashes = {};
  private Font font = Font.getDefault();
  private TextAlignment alignment = TextAlignment.LEFT;
  private int clips;

  public SvgPen(double width, double height) {
    this.width = width;
    this.height = height;
    ruler.setTextOrigin(VPos.CENTER);
  }

  /// The whole picture.
  ///
  /// @param title what it shows
  public String picture(String title) {
    String size = number(width) + "\" height=\"" + number(height);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\""
        + size
        + "\" viewBox=\"0 0 "
        + number(width)
        + " "
        + number(height)
        + "\" role=\"img\">\n<title>"
        + escaped(title)
        + "</title>\n"
        + body
        + "</svg>\n";
  }

  // ---- What it is drawn with ----

  @Override
  public void setFill(Color colour) {
    fill = colour;
  }

  @Override
  public void setStroke(Color colour) {
    stroke = colour;
  }

  @Override
  public void setLineWidth(double newWidth) {
    lineWidth = newWidth;
  }

  @Override
  public void setLineDashes(double... lengths) {
    dashes = lengths.clone();
  }

  @Override
  public void setFont(Font newFont) {
    font = newFont;
  }

  @Override
  public void setTextAlign(TextAlignment newAlignment) {
    alignment = newAlignment;
  }

  private SvgPen filled() {
    colour("fill", fill);
    body.append("/>\n");
    return this;
  }

  private void stroked() {
    body.append(" fill=\"none\"");
    strokes();
    body.append("/>\n");
  }

  private void strokes() {
    colour("stroke", stroke);
    attribute("stroke-width", lineWidth);
    if (dashes.length > 0) {
      body.append(" stroke-dasharray=\"");
      for (int i = 0; i < dashes.length; i++) {
        body.append(i == 0 ? "" : " ").append(number(dashes[i]));
      }
      body.append('"');
    }
  }

  private void colour(String attribute, Color colour) {
    body.append(' ').append(attribute).append("=\"").append(Palette.web(colour)).append('"');
    if (colour.getOpacity() < 1) {
      attribute(attribute + "-opacity", colour.getOpacity());
    }
  }

  // ---- Shapes ----

  private void rectangle(double x, double y, double wide, double high, double radius) {
    body.append("<rect");
    attribute("x", x);
    attribute("y", y);
    attribute("width", Math.max(0, wide));
    attribute("height", Math.max(0, high));
    if (radius > 0) {
      attribute("rx", radius);
    }
  }

  @Override
  public void fillRect(double x, double y, double wide, double high) {
    rectangle(x, y, wide, high, 0);
    filled();
  }

  @Override
  public void strokeRect(double x, double y, double wide, double high) {
    rectangle(x, y, wide, high, 0);
    stroked();
  }

  @Override
  public void fillRoundRect(double x, double y, double wide, double high, double arc) {
    rectangle(x, y, wide, high, arc / 2);
    filled();
  }

  @Override
  public void strokeRoundRect(double x, double y, double wide, double high, double arc) {
    rectangle(x, y, wide, high, arc / 2);
    stroked();
  }

  private void oval(double x, double y, double wide, double high) {
    body.append("<ellipse");
    attribute("cx", x + wide / 2);
    attribute("cy", y + high / 2);
    attribute("rx", wide / 2);
    attribute("ry", high / 2);
  }

  @Override
  public void fillOval(double x, double y, double wide, double high) {
    oval(x, y, wide, high);
    filled();
  }

  @Override
  public void strokeOval(double x, double y, double wide, double high) {
    oval(x, y, wide, high);
    stroked();
  }

  @Override
  public void strokeLine(double fromX, double fromY, double toX, double toY) {
    body.append("<line");
    attribute("x1", fromX);
    attribute("y1", fromY);
    attribute("x2", toX);
    attribute("y2", toY);
    stroked();
  }

  private void points(String element, double[] x, double[] y) {
    body.append('<').append(element).append(" points=\"");
    for (int i = 0; i < x.length; i++) {
      body.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
    }
    body.append('"');
  }

  @Override
  public void fillPolygon(double[] x, double[] y) {
    points("polygon", x, y);
    filled();
  }

  @Override
  public void strokePolygon(double[] x, double[] y) {
    points("polygon", x, y);
    stroked();
  }

  @Override
  public void strokePolyline(double[] x, double[] y) {
    points("polyline", x, y);
    stroked();
  }

  // ---- Text ----

  @Override
  public void fillText(String text, double x, double y) {
    fillText(text, x, y, Double.MAX_VALUE);
  }

  @Override
  public void fillText(String text, double x, double y, double room) {
    text(text, x, y, room, false);
  }

  @Override
  public void strokeText(String text, double x, double y) {
    text(text, x, y, Double.MAX_VALUE, true);
  }

  private void text(String text, double x, double y, double room, boolean outlines) {
    if (text.isEmpty()) {
      return;
    }
    ruler.setFont(font);
    ruler.setText(text);
    double own = ruler.getLayoutBounds().getWidth();
    // Measured around the middle, the base line is so far below it.
    double below = ruler.getBaselineOffset() - ruler.getLayoutBounds().getHeight() / 2;
    body.append("<text");
    attribute("x", x);
    attribute("y", y + below);
    attribute("font-size", font.getSize());
    body.append(" font-family=\"").append(escaped(families())).append('"');
    if (font.getStyle().toLowerCase(Locale.ROOT).contains("bold")) {
      body.append(" font-weight=\"bold\"");
    }
    if (alignment != TextAlignment.LEFT) {
      body.append(" text-anchor=\"")
          .append(alignment == TextAlignment.CENTER ? "middle" : "end")
          .append('"');
    }
    attribute("textLength", Math.min(own, room));
    body.append(" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\"");
    if (outlines) {
      body.append(" fill=\"none\"");
      strokes();
    } else {
      colour("fill", fill);
    }
    body.append('>').append(escaped(text)).append("</text>\n");
  }

  private String families() {
    String others =
        OTHER_FONTS.stream()
            .filter(family -> !family.equals(font.getFamily()))
            .map(family -> "'" + family + "'")
            .collect(Collectors.joining(", "));
    return "'" + font.getFamily() + "', " + others + ", monospace";
  }

  // ---- Groups ----

  @Override
  public void clipped(double x, double y, double wide, double high, Runnable work) {
    int clip = ++clips;
    body.append("<clipPath id=\"qi-clip-").append(clip).append("\">");
    rectangle(x, y, wide, high, 0);
    body.append("/></clipPath>\n<g clip-path=\"url(#qi-clip-").append(clip).append(")\">\n");
    work.run();
    body.append("</g>\n");
  }

  @Override
  public void named(String name, Runnable work) {
    body.append("<g><title>").append(escaped(name)).append("</title>\n");
    work.run();
    body.append("</g>\n");
  }

  // ---- XML ----

  private void attribute(String name, double value) {
    body.append(' ').append(name).append("=\"").append(number(value)).append('"');
  }

  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
  }

  /// What XML does not allow even as an entity becomes U+FFFD.
  private static String escaped(String content) {
    StringBuilder text = new StringBuilder();
    content
        .codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> text.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
              }
            });
    return text.toString();
  }

  private static boolean isAllowed(int point) {
    boolean control = point < ' ' && point != '\n' && point != '\t';
    boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
    return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
  }
}
