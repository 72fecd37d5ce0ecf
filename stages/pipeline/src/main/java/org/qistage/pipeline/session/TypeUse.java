package org.qistage.pipeline.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;

/// Where a struct or an enum of a session is used.
final class TypeUse {
  private final TypedProgram program;

  /// The names of the types that lead to it, and its own.
  private final Set<String> users = new HashSet<>();

  TypeUse(TypedProgram program, String name) {
    this.program = program;
    users.add(name);
    boolean more = true;
    while (more) {
      more = false;
      for (TypeDefinition definition : program.types()) {
        more |= parts(definition).stream().anyMatch(this::mentions) && users.add(definition.name());
      }
    }
  }

  private static List<Type> parts(TypeDefinition definition) {
    return switch (definition) {
      case TypeDefinition.Structure structure ->
          structure.fields().stream().map(TypeDefinition.Field::type).toList();
      case TypeDefinition.Enumeration enumeration ->
          enumeration.variants().stream().flatMap(variant -> variant.payload().stream()).toList();
    };
  }

  /// The session's variables that may hold a value of it, or of a type with such a part.
  Set<String> variables() {
    Set<String> variables = new TreeSet<>();
    for (Symbol symbol : program.symbols()) {
      if (symbol instanceof Symbol.Global global
          && global.module().isEmpty()
          && mentions(global.type())) {
        variables.add(global.name());
      }
    }
    return variables;
  }

  private boolean mentions(Type type) {
    return switch (type) {
      case Type.Simple _ -> false;
      case Type.Named(String name) -> users.contains(name);
      case Type.ArrayOf(Type element) -> mentions(element);
      case Type.SetOf(Type element) -> mentions(element);
      case Type.ChannelOf(Type element) -> mentions(element);
      case Type.OptionalOf(Type value) -> mentions(value);
      case Type.FutureOf(Type value) -> mentions(value);
      case Type.GeneratorOf(Type element) -> mentions(element);
      case Type.PointerTo(Type target) -> mentions(target);
      case Type.DictionaryOf(Type key, Type value) -> mentions(key) || mentions(value);
      case Type.FunctionOf(List<Type> parameters, Type result) ->
          parameters.stream().anyMatch(this::mentions) || mentions(result);
    };
  }
}
