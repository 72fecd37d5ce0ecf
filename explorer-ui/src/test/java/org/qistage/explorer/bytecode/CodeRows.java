package org.qistage.explorer.bytecode;

import java.util.Optional;
import org.qistage.foundation.Span;

/// What tests of other packages ask of rows of the listing.
public final class CodeRows {
  private CodeRows() {}

  /// The source that a row came from; empty for none.
  public static Optional<Span> span(Object row) {
    return row instanceof CodeRow.Code code ? code.span() : Optional.empty();
  }

  public static String text(Object row) {
    return ((CodeRow) row).text();
  }
}
