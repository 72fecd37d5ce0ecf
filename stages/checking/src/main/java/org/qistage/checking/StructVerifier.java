package org.qistage.checking;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedExpression;
import org.qistage.foundation.Node;

/// Verifies what a typed tree says of structs and enums.
final class StructVerifier {
  private final TypedVerifier verifier;

  StructVerifier(TypedVerifier verifier) {
    this.verifier = verifier;
  }

  void newStruct(TypedExpression.NewStruct made) {
    verifier.require(made.fields().size() == made.values().size(), made, "number of fields");
    verifier.require(givesEachField(made), made, "fields of " + made.type());
    for (int i = 0; i < Math.min(made.fields().size(), made.values().size()); i++) {
      verifier.value(
          made.values().get(i), fieldType(made, made.type(), made.fields().get(i)), "field");
    }
  }

  /// A field that is read or assigned.
  void field(Node node, Type type, TypedExpression object, int field) {
    verifier.expression(object);
    verifier.require(
        Coercion.matches(fieldType(node, object.type(), field), type), node, "field's type");
  }

  void newVariant(TypedExpression.NewVariant made) {
    List<Type> payload = payload(made, made.type(), made.variant());
    verifier.require(payload.size() == made.payload().size(), made, "values of the variant");
    for (int i = 0; i < Math.min(payload.size(), made.payload().size()); i++) {
      verifier.value(made.payload().get(i), payload.get(i), "value of the variant");
    }
  }

  private boolean givesEachField(TypedExpression.NewStruct made) {
    return !(definition(made.type()).orElse(null) instanceof TypeDefinition.Structure structure)
        || (made.fields().size() == structure.fields().size()
            && made.fields().stream().distinct().count() == made.fields().size());
  }

  /// The types of a variant's values; none where there is no such variant.
  List<Type> payload(Node node, Type.Named type, int variant) {
    if (definition(type).orElse(null) instanceof TypeDefinition.Enumeration enumeration
        && variant >= 0
        && variant < enumeration.variants().size()) {
      return enumeration.variants().get(variant).payload();
    }
    verifier.require(false, node, "no variant " + variant + " of " + type);
    return List.of();
  }

  /// The type of a field; unknown where there is no such field.
  private Type fieldType(Node node, Type object, int field) {
    if (object instanceof Type.Named named
        && definition(named).orElse(null) instanceof TypeDefinition.Structure structure
        && field >= 0
        && field < structure.fields().size()) {
      return structure.fields().get(field).type();
    }
    verifier.require(object == Type.Simple.UNKNOWN, node, "no field " + field + " of " + object);
    return Type.Simple.UNKNOWN;
  }

  Optional<TypeDefinition> definition(Type.Named type) {
    return verifier.program.types().stream()
        .filter(each -> each.name().equals(type.name()))
        .findFirst();
  }
}
