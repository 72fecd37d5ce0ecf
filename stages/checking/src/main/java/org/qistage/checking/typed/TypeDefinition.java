package org.qistage.checking.typed;

import java.util.List;
import org.qistage.foundation.Span;

/// What a {@link Type.Named} stands for.
public sealed interface TypeDefinition {
  /// The name, as in {@link Type.Named}: with the module before it where another file declares it.
  String name();

  /// Where the name is declared, in the file of its module.
  Span span();

  /// The module of the file that declares it.
  String module();

  /// What programs print it as: the name without its module.
  default String display() {
    return name().substring(name().lastIndexOf('.') + 1);
  }

  record Structure(String name, Span span, String module, List<Field> fields)
      implements TypeDefinition {
    public Structure {
      fields = List.copyOf(fields);
    }
  }

  record Enumeration(String name, Span span, String module, List<Variant> variants)
      implements TypeDefinition {
    public Enumeration {
      variants = List.copyOf(variants);
    }
  }

  /// A field of a struct; fields are numbered in the order of their declaration, from 0.
  record Field(String name, Span span, Type type) {}

  /// A variant of an enum; variants are numbered in the order of their declaration, from 0.
  record Variant(String name, Span span, List<Type> payload) {
    public Variant {
      payload = List.copyOf(payload);
    }
  }
}
