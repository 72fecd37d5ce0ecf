package org.qistage.pipeline.artifact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.checking.typed.TypedPattern;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.checking.typed.TypedTarget;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonPath;

/// Looks up the structs and enums that a typed program refers to: each type that is named is declared,
/// once, and fields and variants have numbers that it has.
final class TypedReferences {
  private final Map<String, TypeDefinition> definitions = new HashMap<>();
  private final Findings findings;

  TypedReferences(TypedProgram program, Findings findings) {
    this.findings = findings;
    JsonPath types = JsonPath.ROOT.field("types");
    for (int i = 0; i < program.types().size(); i++) {
      TypeDefinition definition = program.types().get(i);
      if (definitions.putIfAbsent(definition.name(), definition) != null) {
        JsonPath path = types.element(i).field("name");
        findings.add(path, new ArtifactProblem.RepeatedName(path.toString(), definition.name()));
      }
    }
  }

  /// A type at any place.
  void type(JsonPath path, Type type) {
    switch (type) {
      case Type.Named named -> {
        if (!definitions.containsKey(named.name())) {
          unknown(path, named.name());
        }
      }
      case Type.ArrayOf(Type element) -> type(path, element);
      case Type.SetOf(Type element) -> type(path, element);
      case Type.OptionalOf(Type value) -> type(path, value);
      case Type.ChannelOf(Type element) -> type(path, element);
      case Type.FutureOf(Type value) -> type(path, value);
      case Type.GeneratorOf(Type element) -> type(path, element);
      case Type.PointerTo(Type target) -> type(path, target);
      case Type.DictionaryOf(Type key, Type value) -> {
        type(path, key);
        type(path, value);
      }
      case Type.FunctionOf(List<Type> parameters, Type result) -> {
        parameters.forEach(parameter -> type(path, parameter));
        type(path, result);
      }
      case Type.Simple _ -> {}
    }
  }

  private void unknown(JsonPath path, String name) {
    findings.add(path, new ArtifactProblem.UnknownReference(path.toString(), name));
  }

  void newStruct(JsonPath path, TypedExpression.NewStruct made) {
    for (int i = 0; i < made.fields().size(); i++) {
      field(path.field("fields").element(i), made.type(), made.fields().get(i));
    }
  }

  void field(JsonPath path, TypedExpression.Field field) {
    field(path.field("field"), field.object().type(), field.field());
  }

  void field(JsonPath path, TypedTarget.Field field) {
    field(path.field("field"), field.object().type(), field.field());
  }

  private void field(JsonPath path, Type type, int number) {
    if (type instanceof Type.Named named
        && definitions.get(named.name()) instanceof TypeDefinition.Structure structure) {
      findings.checkIndex(path, number, structure.fields().size());
    } else if (type != Type.Simple.UNKNOWN) {
      unknown(path, type + "#" + number);
    }
  }

  void newVariant(JsonPath path, TypedExpression.NewVariant made) {
    variant(path.field("variant"), made.type(), made.variant());
  }

  void variant(JsonPath path, TypedPattern.Variant pattern) {
    variant(path.field("variant"), pattern.type(), pattern.variant());
  }

  private void variant(JsonPath path, Type.Named type, int number) {
    if (definitions.get(type.name()) instanceof TypeDefinition.Enumeration enumeration) {
      findings.checkIndex(path, number, enumeration.variants().size());
    } else {
      unknown(path, type + "::" + number);
    }
  }
}
