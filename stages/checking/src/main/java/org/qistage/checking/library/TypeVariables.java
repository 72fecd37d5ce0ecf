package org.qistage.checking.library;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qistage.checking.typed.Type;

/// What the type variables of one entry stand for in one call. A variable gets its meaning from the
/// first argument whose type shows it, and every later one must agree.
public final class TypeVariables {
  private final Map<String, Type> meanings = new HashMap<>();

  /// Compares a type of the table with one of the program, and notes what its variables stand for.
  ///
  /// @return whether they agree; 未知 agrees with everything
  public boolean bind(Type pattern, Type found) {
    if (found == Type.Simple.UNKNOWN || found == Type.Simple.NEVER) {
      return true;
    }
    if (pattern instanceof Type.Named(String variable)) {
      Type meaning = meanings.get(variable);
      if (meaning == null || meaning == Type.Simple.UNKNOWN) {
        meanings.put(variable, found);
        return true;
      }
      return agree(meaning, found);
    }
    List<Type> parts = parts(pattern);
    List<Type> others = parts(found);
    if (parts.isEmpty() || pattern.getClass() != found.getClass()) {
      return agree(pattern, found);
    }
    boolean agree = parts.size() == others.size();
    for (int i = 0; agree && i < parts.size(); i++) {
      agree = bind(parts.get(i), others.get(i));
    }
    return agree;
  }

  /// The type with what its variables stand for; 未知 for those that nothing has shown.
  public Type replaced(Type pattern) {
    return switch (pattern) {
      case Type.Simple simple -> simple;
      case Type.Named(String variable) -> meanings.getOrDefault(variable, Type.Simple.UNKNOWN);
      case Type.ArrayOf(Type element) -> new Type.ArrayOf(replaced(element));
      case Type.SetOf(Type element) -> new Type.SetOf(replaced(element));
      case Type.OptionalOf(Type value) -> new Type.OptionalOf(replaced(value));
      case Type.ChannelOf(Type element) -> new Type.ChannelOf(replaced(element));
      case Type.FutureOf(Type value) -> new Type.FutureOf(replaced(value));
      case Type.GeneratorOf(Type element) -> new Type.GeneratorOf(replaced(element));
      case Type.PointerTo(Type target) -> new Type.PointerTo(replaced(target));
      case Type.DictionaryOf(Type key, Type value) ->
          new Type.DictionaryOf(replaced(key), replaced(value));
      case Type.FunctionOf(List<Type> parameters, Type result) ->
          new Type.FunctionOf(parameters.stream().map(this::replaced).toList(), replaced(result));
    };
  }

  private static boolean agree(Type left, Type right) {
    if (left.equals(right) || left == Type.Simple.UNKNOWN || right == Type.Simple.UNKNOWN) {
      return true;
    }
    List<Type> parts = parts(left);
    List<Type> others = parts(right);
    if (parts.isEmpty() || left.getClass() != right.getClass() || parts.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < parts.size(); i++) {
      if (!agree(parts.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<Type> parts(Type type) {
    return switch (type) {
      case Type.Simple _, Type.Named _ -> List.of();
      case Type.ArrayOf(Type element) -> List.of(element);
      case Type.SetOf(Type element) -> List.of(element);
      case Type.OptionalOf(Type value) -> List.of(value);
      case Type.ChannelOf(Type element) -> List.of(element);
      case Type.FutureOf(Type value) -> List.of(value);
      case Type.GeneratorOf(Type element) -> List.of(element);
      case Type.PointerTo(Type target) -> List.of(target);
      case Type.DictionaryOf(Type key, Type value) -> List.of(key, value);
      case Type.FunctionOf(List<Type> parameters, Type result) -> {
        List<Type> parts = new java.util.ArrayList<>(parameters);
        parts.add(result);
        yield parts;
      }
    };
  }
}
