package org.qistage.lowering;

/// A virtual register.
///
/// @param name the source variable it holds, or empty for a temporary
/// @param sourceType the Qi type of its value, as spelled
public record Register(int number, String name, ValueType type, String sourceType) {
  @Override
  public String toString() {
    return name.isEmpty() ? "%" + number : "%" + name + "." + number;
  }
}
