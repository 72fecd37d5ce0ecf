package org.qistage.runtime.value;

/// A pointer to a place for 整数 or 长整数.
public abstract class PointerI64 extends Pointer {
  public abstract long get();

  public abstract void set(long value);
}
