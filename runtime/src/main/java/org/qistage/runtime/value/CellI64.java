package org.qistage.runtime.value;

/// A variable that a closure captured and that is assigned after that: 整数 or 长整数.
public final class CellI64 {
  public long value;

  public CellI64(long value) {
    this.value = value;
  }
}
