package org.qistage.explorer.model;

import java.util.function.Supplier;

/// A drawing that can be written into a file. On the JavaFX thread only.
public interface Picture {
  /// What it shows, in a word that suits a file's name.
  String name();

  /// As a vector drawing.
  String svg();

  /// As pixels, in the form of PNG. They are taken at once; what gives them takes long and may be asked on any
  /// thread.
  Supplier<byte[]> png();

  /// The form of a file.
  enum Format {
    SVG,
    PNG;

    /// What the names of such files end with.
    public String ending() {
      return "." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
