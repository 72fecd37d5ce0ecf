package org.qistage.lessons.format;

import java.util.List;
import org.qistage.foundation.Span;

/// A value of YAML or JSON with its place in the file.
sealed interface YamlNode {
  Span span();

  /// @param text as written, without quotes; empty for one that is left out
  /// @param quoted whether it is certainly meant as text
  record Scalar(String text, boolean quoted, Span span) implements YamlNode {}

  record Sequence(List<YamlNode> items, Span span) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  record Mapping(List<Entry> entries, Span span) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  record Entry(String key, Span keySpan, YamlNode value) {}
}
