package org.qistage.runtime.value;

/// A variable that a closure captured and that is assigned after that: 浮点数.
public final class CellF64 {
  public double value;

  public CellF64(double value) {
    this.value = value;
  }
}
