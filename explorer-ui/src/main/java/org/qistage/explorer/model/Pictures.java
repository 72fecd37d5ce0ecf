package org.qistage.explorer.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The drawings of a window that can be written into files.
public final class Pictures {
  private final List<Source> sources = new ArrayList<>();
  private Optional<Source> latest = Optional.empty();
  private BiConsumer<Picture, Picture.Format> writer = (_, _) -> {};

  /// A part of the window that draws something.
  public interface Source {
    /// What it draws now; empty while nobody sees it, or it draws nothing.
    Optional<Picture> picture();
  }

  /// Adds a part of the window.
  public void add(Source source) {
    sources.add(source);
  }

  /// The user turns to a part of the window.
  public void turnTo(Source source) {
    latest = Optional.of(source);
  }

  /// Who writes drawings into files.
  public void setWriter(BiConsumer<Picture, Picture.Format> other) {
    writer = other;
  }

  /// Lets a drawing be written into a file.
  public void write(Picture picture, Picture.Format format) {
    writer.accept(picture, format);
  }

  /// The drawing that the user has turned to last, else the first that is seen.
  public Optional<Picture> present() {
    return latest
        .flatMap(Source::picture)
        .or(() -> sources.stream().flatMap(source -> source.picture().stream()).findFirst());
  }
}
