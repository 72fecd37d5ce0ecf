package org.qistage.explorer.look;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.qistage.explorer.model.Picture;

/// What a painter paints, as a picture for a file.
///
/// @param title what it shows, in a sentence
/// @param painter paints it from 0 to the width and the height
public record Drawing(String name, String title, double width, double height, Consumer<Pen> painter)
    implements Picture {
  /// So many pixels to one of the screen's, so that it can be printed.
  private static final double FINENESS = 2;

  /// No side has more pixels, whatever the machine could do.
  private static final double MOST = 8_000;

  @Override
  public String svg() {
    SvgPen pen = new SvgPen(width, height);
    painter.accept(pen);
    return pen.picture(title);
  }

  @Override
  public Supplier<byte[]> png() {
    double fineness = Math.min(FINENESS, MOST / Math.max(width, height));
    Canvas canvas = new Canvas(Math.ceil(width * fineness), Math.ceil(height * fineness));
    canvas.getGraphicsContext2D().scale(fineness, fineness);
    painter.accept(new CanvasPen(canvas.getGraphicsContext2D()));
    WritableImage image = canvas.snapshot(null, null);
    return () -> bytes(image);
  }

  /// The pixels of an image that is not shown, in the form of PNG.
  public static byte[] bytes(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(copy, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // an array takes all
    }
    return out.toByteArray();
  }
}
