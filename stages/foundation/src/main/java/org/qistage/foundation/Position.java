package org.qistage.foundation;

/// A line and a column as people count them, both from 1. The column counts code points, so a
/// character outside the basic plane is one column.
public record Position(int line, int column) {
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
