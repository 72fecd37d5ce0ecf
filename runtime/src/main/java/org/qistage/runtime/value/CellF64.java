package org.qistage.runtime.value;

/// A variable that a closure captured, or whose address was taken, and that is assigned after that: 浮点数.
public final class CellF64 extends PointerF64 {
  public double value;

  public CellF64(double value) {
    this.value = value;
  }

  @Override
  public double get() {
    return value;
  }

  @Override
  public void set(double value) {
    this.value = value;
  }
}
