package org.qistage.codegen;

import org.qistage.runtime.abi.AbiClasses;

/// The classes of structures, by the structures' names alone: so the class files of several files of a
/// program agree about them.
///
/// A struct is named like an identifier, with `::` before a name in ASCII; a variant `枚举::变体`.
/// Neither can be a type of the ABI table.
final class StructureNames {
  private static final String STRUCT = "类型$";
  private static final String VARIANT = "枚举$";
  private static final String SEPARATOR = "::";

  private StructureNames() {}

  /// Whether a name in a {@link org.qistage.lowering.ValueType} can be that of a structure.
  static boolean isStructure(String name) {
    return name.contains(SEPARATOR) || name.chars().anyMatch(unit -> unit >= 0x80);
  }

  static boolean isVariant(String structure) {
    return structure.indexOf(SEPARATOR) > 0;
  }

  /// The JVM name of the class. A name that has to be cut is told apart by its hash.
  static String className(String structure) {
    String legal = JvmNames.legal(structure);
    String tail =
        legal.length() < structure.length() ? "$" + Integer.toHexString(structure.hashCode()) : "";
    return (isVariant(structure) ? VARIANT : STRUCT) + legal + tail;
  }

  static String descriptor(String structure) {
    return "L" + className(structure) + ";";
  }

  /// Whether a class is that of a structure.
  static boolean isClass(String className) {
    return className.startsWith(STRUCT) || className.startsWith(VARIANT);
  }

  /// What the class of a structure extends.
  static String superclass(String className) {
    return className.startsWith(VARIANT) ? AbiClasses.ENUM_VALUE : AbiClasses.STRUCT_VALUE;
  }
}
