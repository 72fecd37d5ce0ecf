package org.qistage.runtime.value;

/// A pointer to a place for 布尔.
public abstract class PointerBool extends Pointer {
  public abstract boolean get();

  public abstract void set(boolean value);
}
