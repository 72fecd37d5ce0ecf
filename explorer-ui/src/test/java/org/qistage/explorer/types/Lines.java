package org.qistage.explorer.types;

import java.util.Optional;
import org.qistage.foundation.Span;

/// What tests of other packages ask of the lines of the types view.
public final class Lines {
  private Lines() {}

  /// The source that a line stands for; empty for none.
  public static Optional<Span> span(Object line) {
    return ((Line) line).span();
  }

  public static String text(Object line) {
    return String.join(" ", ((Line) line).cells());
  }
}
