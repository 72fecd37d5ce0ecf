package org.qistage.runtime.value;

/// A variable that a closure captured, or whose address was taken, and that is assigned after that: 整数 or 长整数.
public final class CellI64 extends PointerI64 {
  public long value;

  public CellI64(long value) {
    this.value = value;
  }

  @Override
  public long get() {
    return value;
  }

  @Override
  public void set(long value) {
    this.value = value;
  }
}
