package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A pointer to a place for references.
public abstract class PointerRef extends Pointer {
  public abstract @Nullable Object get();

  public abstract void set(@Nullable Object value);
}
