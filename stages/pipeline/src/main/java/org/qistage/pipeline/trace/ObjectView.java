package org.qistage.pipeline.trace;

import java.util.List;
import org.qistage.runtime.trace.ObjectKind;

/// An object at one moment.
///
/// @param number by which values refer to it, from 1
/// @param type its Qi type where that is known, else its own name
/// @param text what it prints as, shortened
/// @param parts its fields, elements, entries, buffered values; shortened when there are very many
/// @param size how many parts there are
/// @param written the event that wrote it last; -1 when none has since it was met
public record ObjectView(
    int number,
    ObjectKind kind,
    String type,
    String text,
    List<Part> parts,
    int size,
    int written) {
  /// More parts are left out.
  public static final int MOST_PARTS = 10_000;

  public ObjectView {
    parts = List.copyOf(parts);
  }

  /// @param name of a field; the index of an element; the text of a key
  public record Part(String name, TraceValue value) {}
}
