package org.qistage.runtime.value;

/// A variable that a closure captured and that is assigned after that: 布尔.
public final class CellBool {
  public boolean value;

  public CellBool(boolean value) {
    this.value = value;
  }
}
