package org.qistage.foundation;

import java.util.Optional;

/// A second place that matters to a diagnostic, with the key of its text: `CODE.KEY` in the
/// messages of the diagnostic's problem.
///
/// @param file the text that the span points into; empty when it is that of the diagnostic itself
public record Label(Span span, String key, Optional<SourceText> file) {

  /// A place in the diagnostic's own text.
  public Label(Span span, String key) {
    this(span, key, Optional.empty());
  }
}
