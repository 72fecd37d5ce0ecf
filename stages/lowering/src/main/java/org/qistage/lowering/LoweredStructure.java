package org.qistage.lowering;

import java.util.List;

/// A struct or a variant of an enum, whose values are objects with fields of their own types.
///
/// @param name unique in the program: the struct's, or `枚举::变体`; with the module before it where
///     another file declares it
/// @param display what programs print it as
/// @param tag the number of the variant; {@link #STRUCT} for a struct
/// @param imported whether the class is made from another file
public record LoweredStructure(
    String name, String display, int tag, List<Field> fields, boolean imported) {
  public static final int STRUCT = -1;

  public LoweredStructure {
    fields = List.copyOf(fields);
  }

  /// @param name what programs print; empty for a value of a variant
  /// @param sourceType the Qi type, which decides how the value prints
  public record Field(String name, ValueType type, String sourceType) {}
}
