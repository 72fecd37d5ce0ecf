package org.qistage.runtime.value;

/// A variable that a closure captured, or whose address was taken, and that is assigned after that: 短整数, 字节 or 字符.
public final class CellI32 extends PointerI32 {
  public int value;

  public CellI32(int value) {
    this.value = value;
  }

  @Override
  public int get() {
    return value;
  }

  @Override
  public void set(int value) {
    this.value = value;
  }
}
