package org.qistage.foundation;

/// A half-open range of source text in UTF-16 units: `start` is the first unit, `end` the one after
/// the last. An empty span marks a place between two units.
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /// The empty span at a place.
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  public int length() {
    return end - start;
  }

  /// The smallest span that holds both.
  public Span to(Span other) {
    return new Span(Math.min(start, other.start), Math.max(end, other.end));
  }

  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /// The span of the same text after so many units were put in before it.
  public Span moved(int by) {
    return new Span(start + by, end + by);
  }

  @Override
  public String toString() {
    return start + ".." + end;
  }
}
