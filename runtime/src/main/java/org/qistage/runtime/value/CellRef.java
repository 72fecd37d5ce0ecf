package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A variable that a closure captured, or whose address was taken, and that is assigned after that: references.
public final class CellRef extends PointerRef {
  public @Nullable Object value;

  public CellRef(@Nullable Object value) {
    this.value = value;
  }

  @Override
  public @Nullable Object get() {
    return value;
  }

  @Override
  public void set(@Nullable Object value) {
    this.value = value;
  }
}
