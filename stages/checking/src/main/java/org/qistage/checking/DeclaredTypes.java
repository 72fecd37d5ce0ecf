package org.qistage.checking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;

/// The structs and enums of a package, which have a name space of their own.
final class DeclaredTypes {
  private final WholeProgram whole;
  private final Map<String, TypeEntry> entries = new LinkedHashMap<>();

  DeclaredTypes(WholeProgram whole) {
    this.whole = whole;
  }

  /// Adds a type unless there is one of its name, which is then given back.
  @Nullable TypeEntry add(TypeEntry entry) {
    TypeEntry first = entries.putIfAbsent(entry.name, entry);
    if (first == null) {
      whole.types.put(entry.type.name(), entry);
    }
    return first;
  }

  @Nullable TypeEntry find(String name) {
    return entries.get(name);
  }

  /// The struct or enum of a type, of any package; null for every other type.
  @Nullable TypeEntry of(Type type) {
    return type instanceof Type.Named named ? whole.types.get(named.name()) : null;
  }

  Set<String> names() {
    return entries.keySet();
  }

  /// The first enum with a variant of this name.
  Optional<TypeEntry> withVariant(String name) {
    return entries.values().stream().filter(entry -> entry.variantNumber(name) >= 0).findFirst();
  }

  /// The first type with a method of this name.
  Optional<TypeEntry> withMethod(String name) {
    return entries.values().stream().filter(entry -> entry.methods.containsKey(name)).findFirst();
  }

  List<TypeEntry> entries() {
    return List.copyOf(entries.values());
  }
}
