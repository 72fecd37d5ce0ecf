package org.qistage.explorer.model;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.qistage.foundation.Span;

/// The piece of the program's text that every view lights: a click on a token, a node, a state or an
/// instruction sets it, and each view shows what was made of that text. Spans are the common currency of
/// all artifacts; each node of each has one.
public final class Focus {
  /// What is lit.
  ///
  /// @param span in the text of the compiled file
  /// @param from the view where the user pointed at it, which need not move
  public record Lit(Span span, String from) {}

  private final ReadOnlyObjectWrapper<Optional<Lit>> lit =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// A place in another file of the program.
  ///
  /// @param file the index of the file among those of the compilation; 0 is the compiled one
  public record Place(int file, Span span) {}

  private final ReadOnlyObjectWrapper<Optional<Place>> elsewhere =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<OptionalInt> task =
      new ReadOnlyObjectWrapper<>(OptionalInt.empty());

  public ReadOnlyObjectProperty<Optional<Lit>> lit() {
    return lit.getReadOnlyProperty();
  }

  public void light(Span span, String from) {
    elsewhere.set(Optional.empty());
    lit.set(Optional.of(new Lit(span, from)));
  }

  public void clear() {
    lit.set(Optional.empty());
  }

  /// Nobody has pointed at anything yet, or chosen a task.
  void reset() {
    clear();
    elsewhere.set(Optional.empty());
    task.set(OptionalInt.empty());
  }

  /// The piece of a file that the program imports that the user has pointed at last, if any.
  public ReadOnlyObjectProperty<Optional<Place>> elsewhere() {
    return elsewhere.getReadOnlyProperty();
  }

  /// Lights a place in any file of the program.
  public void light(Place place, String from) {
    if (place.file() == 0) {
      light(place.span(), from);
    } else {
      elsewhere.set(Optional.of(place));
    }
  }

  /// The number of the task that the user has chosen; empty to look at the one that runs.
  public ReadOnlyObjectProperty<OptionalInt> task() {
    return task.getReadOnlyProperty();
  }

  public void choose(OptionalInt number) {
    task.set(number);
  }
}
