package org.qistage.lowering;

/// The machine type of a register.
///
/// @param className for {@link Representation#REF} the runtime class by its name in the ABI table,
///     such as `string`, `array_i64`, `array_ref`, `task`, `generator`, `channel`, `cell_i64`,
///     `cell_f64`, `cell_bool`, `cell_i32`, `cell_ref`, `optional`, `response`, or `object` for any;
///     empty otherwise
public record ValueType(Representation representation, String className) {
  public static final ValueType UNIT = new ValueType(Representation.UNIT, "");
  public static final ValueType BOOL = new ValueType(Representation.BOOL, "");
  public static final ValueType I32 = new ValueType(Representation.I32, "");
  public static final ValueType I64 = new ValueType(Representation.I64, "");
  public static final ValueType F64 = new ValueType(Representation.F64, "");
  public static final ValueType OBJECT = ref("object");
  public static final ValueType STRING = ref("string");

  public ValueType {
    if ((representation == Representation.REF) == className.isEmpty()) {
      throw new IllegalArgumentException(representation + " with class '" + className + "'");
    }
  }

  public static ValueType ref(String className) {
    return new ValueType(Representation.REF, className);
  }

  @Override
  public String toString() {
    return representation == Representation.REF ? className : representation.text();
  }
}
