package org.qistage.checking;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.FieldSyntax;
import org.qistage.parsing.Name;
import org.qistage.parsing.VariantSyntax;

/// Collects the structs and enums that a file declares: first the names of all files, then what is in
/// them.
final class TypeCollector {
  /// The methods that print and compare an object name each of its fields, and the JVM limits them.
  private static final int MOST_FIELDS = 1_000;

  private final ProgramContext program;
  private final IdentityHashMap<Declaration, TypeEntry> declared = new IdentityHashMap<>();

  TypeCollector(ProgramContext program) {
    this.program = program;
  }

  void declare() {
    for (Declaration declaration : declarations()) {
      TypeEntry entry =
          switch (declaration) {
            case Declaration.Struct struct ->
                declare(struct.name(), TypeEntry.Kind.STRUCT, struct.exported());
            case Declaration.Enumeration enumeration ->
                declare(enumeration.name(), TypeEntry.Kind.ENUM, enumeration.exported());
            case Declaration.Function _,
                Declaration.Methods _,
                Declaration.ModuleVariable _,
                Declaration.Malformed _ ->
                null;
          };
      if (entry != null) {
        declared.put(declaration, entry);
      }
    }
  }

  private List<Declaration> declarations() {
    return program.file.tree().program().declarations();
  }

  /// Collects what is in the types; the names of all files are known by now.
  void define() {
    for (Declaration declaration : declarations()) {
      TypeEntry entry = declared.get(declaration);
      if (entry != null && declaration instanceof Declaration.Struct struct) {
        limited(struct.fields(), struct.name()).forEach(field -> field(entry, field));
      } else if (entry != null && declaration instanceof Declaration.Enumeration enumeration) {
        enumeration.variants().forEach(variant -> variant(entry, variant));
      }
    }
  }

  private <T> List<T> limited(List<T> parts, Name name) {
    if (parts.size() <= MOST_FIELDS) {
      return parts;
    }
    program.reporter.report(new StructProblem.TooManyFields(name.text(), MOST_FIELDS), name.span());
    return parts.subList(0, MOST_FIELDS);
  }

  private @Nullable TypeEntry declare(Name name, TypeEntry.Kind kind, boolean exported) {
    if (name.text().isEmpty()) {
      return null;
    }
    if (TypeResolver.isBuiltIn(name.text())) {
      program.reporter.report(new StructProblem.BuiltInTypeName(name.text()), name.span());
      return null;
    }
    TypeEntry entry = new TypeEntry(program, name, kind, exported);
    TypeEntry first = program.declaredTypes.add(entry);
    if (first != null) {
      program.reporter.report(
          program.labelled(
              Diagnostic.of(new StructProblem.DuplicateType(name.text()), name.span()),
              first,
              "first"));
      return null;
    }
    return entry;
  }

  private void field(TypeEntry struct, FieldSyntax syntax) {
    Type type = program.types.value(syntax.type());
    Name name = syntax.name();
    if (name.text().isEmpty()) {
      return;
    }
    TypeDefinition.Field first =
        struct.add(new TypeDefinition.Field(name.text(), name.span(), type));
    if (first != null) {
      program.reporter.report(
          Diagnostic.of(
                  new StructProblem.DuplicateField(struct.type.name(), name.text()), name.span())
              .withLabel(first.span(), "first"));
    }
  }

  private void variant(TypeEntry enumeration, VariantSyntax syntax) {
    Name name = syntax.name();
    List<Type> payload =
        limited(syntax.payload(), name).stream().map(program.types::value).toList();
    if (name.text().isEmpty()) {
      return;
    }
    TypeDefinition.Variant first =
        enumeration.add(new TypeDefinition.Variant(name.text(), name.span(), payload));
    if (first != null) {
      program.reporter.report(
          Diagnostic.of(
                  new StructProblem.DuplicateVariant(enumeration.type.name(), name.text()),
                  name.span())
              .withLabel(first.span(), "first"));
    }
  }

  // ---- Types without values ----

  /// Finds the types of which no value can be made: a struct needs a value for every field, an enum
  /// one variant whose values can be made. What can be made is the least fixpoint, so what is left
  /// over needs itself. A 可选 or a collection can be empty and needs nothing.
  void reportInfinite() {
    Set<TypeEntry> possible = new HashSet<>();
    boolean grows = true;
    while (grows) {
      grows = false;
      for (TypeEntry entry : program.whole.types.values()) {
        if (!possible.contains(entry) && isPossible(entry, possible)) {
          possible.add(entry);
          grows = true;
        }
      }
    }
    for (TypeEntry entry : program.declaredTypes.entries()) {
      if (entry.home() == program
          && !possible.contains(entry)
          && needs(entry, entry, possible, new HashSet<>())) {
        Diagnostic fault = Diagnostic.of(new StructProblem.InfiniteType(entry.name), entry.span);
        Span part = culprit(entry, possible);
        program.reporter.report(part == null ? fault : fault.withLabel(part, "part"));
      }
    }
  }

  private boolean isPossible(TypeEntry entry, Set<TypeEntry> possible) {
    if (entry.isEnum()) {
      return entry.variants().stream()
          .anyMatch(
              variant -> variant.payload().stream().allMatch(type -> isPossible(type, possible)));
    }
    return entry.fields().stream().allMatch(field -> isPossible(field.type(), possible));
  }

  private boolean isPossible(Type type, Set<TypeEntry> possible) {
    TypeEntry entry = program.declaredTypes.of(type);
    return entry == null || possible.contains(entry);
  }

  /// Whether making a value of one type takes a value of another first.
  private boolean needs(
      TypeEntry entry, TypeEntry wanted, Set<TypeEntry> possible, Set<TypeEntry> seen) {
    for (Type part : parts(entry)) {
      TypeEntry needed = program.declaredTypes.of(part);
      if (needed != null && !possible.contains(needed)) {
        if (needed == wanted || (seen.add(needed) && needs(needed, wanted, possible, seen))) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Type> parts(TypeEntry entry) {
    return entry.isEnum()
        ? entry.variants().stream().flatMap(variant -> variant.payload().stream()).toList()
        : entry.fields().stream().map(TypeDefinition.Field::type).toList();
  }

  /// The first field or variant that cannot be made.
  private @Nullable Span culprit(TypeEntry entry, Set<TypeEntry> possible) {
    for (TypeDefinition.Field field : entry.fields()) {
      if (!isPossible(field.type(), possible)) {
        return field.span();
      }
    }
    for (TypeDefinition.Variant variant : entry.variants()) {
      if (!variant.payload().stream().allMatch(type -> isPossible(type, possible))) {
        return variant.span();
      }
    }
    return null;
  }
}
