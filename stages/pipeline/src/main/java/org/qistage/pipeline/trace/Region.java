package org.qistage.pipeline.trace;

import org.qistage.foundation.Span;

/// A stretch of the text of one of a trace's files, in UTF-16 units.
public record Region(int start, int end) {
  public Region {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(start + " to " + end);
    }
  }

  static Region of(Span span) {
    return new Region(span.start(), span.end());
  }

  public Span span() {
    return new Span(start, end);
  }
}
