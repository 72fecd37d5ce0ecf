package org.qistage.runtime.value;

/// A pointer to a place for 短整数, 字节 or 字符.
public abstract class PointerI32 extends Pointer {
  public abstract int get();

  public abstract void set(int value);
}
