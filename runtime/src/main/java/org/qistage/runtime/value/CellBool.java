package org.qistage.runtime.value;

/// A variable that a closure captured, or whose address was taken, and that is assigned after that: 布尔.
public final class CellBool extends PointerBool {
  public boolean value;

  public CellBool(boolean value) {
    this.value = value;
  }

  @Override
  public boolean get() {
    return value;
  }

  @Override
  public void set(boolean value) {
    this.value = value;
  }
}
