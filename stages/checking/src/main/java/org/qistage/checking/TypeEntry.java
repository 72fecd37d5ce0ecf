package org.qistage.checking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.foundation.Span;
import org.qistage.parsing.Name;

/// A struct or an enum while the program is checked. Its name is known first, so that types may refer
/// to each other in any order; its fields or variants come next, its methods last.
final class TypeEntry implements Declared {
  enum Kind {
    STRUCT,
    ENUM
  }

  /// The name in its package.
  final String name;

  /// The type, whose name begins with the module unless the file is the compiled one.
  final Type.Named type;

  final Span span;
  final Kind kind;
  final boolean exported;
  private final ProgramContext home;

  private final List<TypeDefinition.Field> fields = new ArrayList<>();
  private final Map<String, Integer> fieldNumbers = new LinkedHashMap<>();
  private final List<TypeDefinition.Variant> variants = new ArrayList<>();
  private final Map<String, Integer> variantNumbers = new LinkedHashMap<>();

  /// The methods by their names.
  final Map<String, FunctionEntry> methods = new LinkedHashMap<>();

  TypeEntry(ProgramContext home, Name name, Kind kind, boolean exported) {
    String module = home.file.module();
    this.home = home;
    this.name = name.text();
    this.type = new Type.Named(module.isEmpty() ? this.name : module + "." + this.name);
    this.span = name.span();
    this.kind = kind;
    this.exported = exported;
  }

  @Override
  public ProgramContext home() {
    return home;
  }

  @Override
  public Span declaration() {
    return span;
  }

  boolean isEnum() {
    return kind == Kind.ENUM;
  }

  /// Adds a field unless there is one of its name, which is then given back.
  TypeDefinition.@Nullable Field add(TypeDefinition.Field field) {
    Integer first = fieldNumbers.putIfAbsent(field.name(), fields.size());
    if (first != null) {
      return fields.get(first);
    }
    fields.add(field);
    return null;
  }

  /// Adds a variant unless there is one of its name, which is then given back.
  TypeDefinition.@Nullable Variant add(TypeDefinition.Variant variant) {
    Integer first = variantNumbers.putIfAbsent(variant.name(), variants.size());
    if (first != null) {
      return variants.get(first);
    }
    variants.add(variant);
    return null;
  }

  List<TypeDefinition.Field> fields() {
    return fields;
  }

  List<TypeDefinition.Variant> variants() {
    return variants;
  }

  /// The number of a field; -1 when there is none of that name.
  int fieldNumber(String name) {
    return fieldNumbers.getOrDefault(name, -1);
  }

  /// The number of a variant; -1 when there is none of that name.
  int variantNumber(String name) {
    return variantNumbers.getOrDefault(name, -1);
  }

  Set<String> fieldNames() {
    return fieldNumbers.keySet();
  }

  Set<String> variantNames() {
    return variantNumbers.keySet();
  }

  /// What it is to a file: places in another one mean nothing there.
  TypeDefinition definition(ProgramContext file) {
    String module = home.file.module();
    if (file != home) {
      Span outside = Span.at(0);
      return isEnum()
          ? new TypeDefinition.Enumeration(
              type.name(),
              outside,
              module,
              variants.stream()
                  .map(
                      variant ->
                          new TypeDefinition.Variant(variant.name(), outside, variant.payload()))
                  .toList())
          : new TypeDefinition.Structure(
              type.name(),
              outside,
              module,
              fields.stream()
                  .map(field -> new TypeDefinition.Field(field.name(), outside, field.type()))
                  .toList());
    }
    return isEnum()
        ? new TypeDefinition.Enumeration(type.name(), span, module, variants)
        : new TypeDefinition.Structure(type.name(), span, module, fields);
  }
}
