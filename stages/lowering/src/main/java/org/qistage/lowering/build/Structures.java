package org.qistage.lowering.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.lowering.LoweredStructure;
import org.qistage.lowering.ValueType;

/// The structs and enums of a program as they are lowered: a struct is a structure of its own name, an
/// enum one for each variant, named `枚举::变体`. A value of an enum is held by the class that all enums
/// share, since which variant it is shows only when it is looked at.
///
/// A name without a Hanzi could be that of a class of the runtime, such as `task`; it gets `::` before
/// it.
final class Structures {
  private static final ValueType ENUM = ValueType.ref("enum");

  private final String module;
  private final Map<String, TypeDefinition> definitions = new HashMap<>();
  private final Map<String, ValueType> types = new HashMap<>();

  Structures(TypedProgram program) {
    module = program.module();
    for (TypeDefinition definition : program.types()) {
      definitions.put(definition.name(), definition);
      types.put(
          definition.name(),
          switch (definition) {
            case TypeDefinition.Structure structure -> ValueType.ref(structureName(structure));
            case TypeDefinition.Enumeration _ -> ENUM;
          });
    }
  }

  private static String structureName(TypeDefinition definition) {
    String name = definition.name();
    return name.chars().allMatch(unit -> unit < 0x80) ? "::" + name : name;
  }

  private static String variantName(TypeDefinition definition, TypeDefinition.Variant variant) {
    return definition.name() + "::" + variant.name();
  }

  /// How values of a type are held.
  ValueType valueType(Type type) {
    return type instanceof Type.Named named
        ? types.getOrDefault(named.name(), ValueType.OBJECT)
        : ValueTypes.of(type);
  }

  boolean isEnum(Type type) {
    return type instanceof Type.Named named
        && definitions.get(named.name()) instanceof TypeDefinition.Enumeration;
  }

  /// A struct as lowered.
  ///
  /// @param name its name as a structure
  record Struct(String name, List<TypeDefinition.Field> fields) {}

  /// The struct of a type; empty when it is none.
  Optional<Struct> struct(Type type) {
    return definition(type) instanceof TypeDefinition.Structure structure
        ? Optional.of(new Struct(structureName(structure), structure.fields()))
        : Optional.empty();
  }

  /// A variant as lowered.
  ///
  /// @param name its name as a structure
  record Variant(String name, int tag, List<Type> payload) {}

  /// A variant of an enum; empty when there is none of that number.
  Optional<Variant> variant(Type type, int number) {
    if (definition(type) instanceof TypeDefinition.Enumeration enumeration
        && number >= 0
        && number < enumeration.variants().size()) {
      TypeDefinition.Variant variant = enumeration.variants().get(number);
      return Optional.of(new Variant(variantName(enumeration, variant), number, variant.payload()));
    }
    return Optional.empty();
  }

  private @Nullable TypeDefinition definition(Type type) {
    return type instanceof Type.Named named ? definitions.get(named.name()) : null;
  }

  /// Every structure, in the order of the declarations.
  List<LoweredStructure> lowered(TypedProgram program) {
    List<LoweredStructure> all = new ArrayList<>();
    for (TypeDefinition definition : program.types()) {
      boolean imported = !definition.module().equals(module);
      switch (definition) {
        case TypeDefinition.Structure structure ->
            all.add(
                new LoweredStructure(
                    structureName(structure),
                    structure.display(),
                    LoweredStructure.STRUCT,
                    structure.fields().stream()
                        .map(field -> field(field.name(), field.type()))
                        .toList(),
                    imported));
        case TypeDefinition.Enumeration enumeration -> {
          for (int i = 0; i < enumeration.variants().size(); i++) {
            TypeDefinition.Variant variant = enumeration.variants().get(i);
            all.add(
                new LoweredStructure(
                    variantName(enumeration, variant),
                    enumeration.display() + "::" + variant.name(),
                    i,
                    variant.payload().stream().map(type -> field("", type)).toList(),
                    imported));
          }
        }
      }
    }
    return all;
  }

  private LoweredStructure.Field field(String name, Type type) {
    return new LoweredStructure.Field(name, valueType(type), type.toString());
  }
}
