package org.qistage.runtime.value;

/// A pointer to a place for 浮点数.
public abstract class PointerF64 extends Pointer {
  public abstract double get();

  public abstract void set(double value);
}
