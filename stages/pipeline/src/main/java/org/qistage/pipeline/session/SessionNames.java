package org.qistage.pipeline.session;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.pipeline.session.SessionText.Piece;

/// The names that an input of a session can use, for whoever completes them.
final class SessionNames {
  private SessionNames() {}

  /// The names that can stand alone: those of declarations and the library's.
  static SortedSet<String> all(List<Piece> inForce) {
    SortedSet<String> names = new TreeSet<>(LibraryTable.standard().functionNames());
    names.addAll(LibraryTable.MODULES);
    for (Type.Simple type : Type.Simple.values()) {
      if (type != Type.Simple.UNKNOWN && type != Type.Simple.NEVER) {
        names.add(type.toString());
      }
    }
    inForce.stream()
        .filter(piece -> piece.kind() != InputParts.Kind.METHODS)
        .map(Piece::name)
        .forEach(names::add);
    return names;
  }

  /// What can follow a name and a dot: a value's fields and methods, an enum's variants.
  static SortedSet<String> members(TypedProgram program, String name) {
    SortedSet<String> members = new TreeSet<>();
    for (Symbol symbol : program.symbols()) {
      if (symbol instanceof Symbol.Global global && global.name().equals(name)) {
        addOf(program, global.type(), members);
      }
    }
    definition(program, name)
        .filter(TypeDefinition.Enumeration.class::isInstance)
        .map(TypeDefinition.Enumeration.class::cast)
        .ifPresent(found -> found.variants().forEach(variant -> members.add(variant.name())));
    return members;
  }

  private static void addOf(TypedProgram program, Type type, SortedSet<String> members) {
    LibraryTable.receiver(type)
        .ifPresent(receiver -> members.addAll(LibraryTable.standard().memberNames(receiver)));
    if (type instanceof Type.Named named) {
      definition(program, named.name())
          .filter(TypeDefinition.Structure.class::isInstance)
          .map(TypeDefinition.Structure.class::cast)
          .ifPresent(found -> found.fields().forEach(field -> members.add(field.name())));
      String methods = named.name() + ".";
      program.symbols().stream()
          .filter(Symbol.Function.class::isInstance)
          .map(Symbol::name)
          .filter(function -> function.startsWith(methods))
          .map(function -> function.substring(methods.length()))
          .forEach(members::add);
    }
  }

  private static Optional<TypeDefinition> definition(TypedProgram program, String name) {
    return program.types().stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
