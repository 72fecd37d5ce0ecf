package org.qistage.checking.typed;

/// The index of a symbol in {@link TypedProgram#symbols}.
public record SymbolId(int value) {
  @Override
  public String toString() {
    return "$" + value;
  }
}
