package org.qistage.lessons.format;

import java.util.List;
import org.qistage.foundation.Span;

/// A step of a lesson: what stands below a heading of the second level.
///
/// @param title in Markdown, for one line
/// @param span of the heading
public record Step(String title, Span span, List<Part> parts) {
  public Step {
    parts = List.copyOf(parts);
  }
}
