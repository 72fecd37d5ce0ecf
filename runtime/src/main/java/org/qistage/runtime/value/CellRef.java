package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A variable that a closure captured and that is assigned after that: references.
public final class CellRef {
  public @Nullable Object value;

  public CellRef(@Nullable Object value) {
    this.value = value;
  }
}
