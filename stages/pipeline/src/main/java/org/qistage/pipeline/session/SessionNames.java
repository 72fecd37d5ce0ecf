package org.qistage.pipeline.session;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.qistage.checking.library.LibraryModules;
import org.qistage.checking.library.LibraryTable;
import org.qistage.checking.typed.Symbol;
import org.qistage.checking.typed.Type;
import org.qistage.checking.typed.TypeDefinition;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.lexing.TokenKind;
import org.qistage.parsing.Declaration;
import org.qistage.parsing.Import;
import org.qistage.parsing.Name;
import org.qistage.parsing.SyntaxTree;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.edit.TypeMembers;
import org.qistage.pipeline.session.SessionText.Piece;

/// The names that an input of a session can use, for whoever completes them.
final class SessionNames {
  private SessionNames() {}

  /// The words that can stand alone: names of declarations and imports, the library's, and keywords.
  ///
  /// @param sound the last input without errors
  static NavigableSet<String> all(List<Piece> inForce, Optional<CompileSnapshot> sound) {
    NavigableSet<String> names = new TreeSet<>(LibraryTable.standard().functionNames());
    names.addAll(LibraryTable.MODULES);
    for (Type.Simple type : Type.Simple.values()) {
      if (type != Type.Simple.UNKNOWN && type != Type.Simple.NEVER) {
        names.add(type.toString());
      }
    }
    for (TokenKind kind : TokenKind.values()) {
      if (kind.isKeyword()) {
        names.add(kind.spelling());
      }
    }
    inForce.stream()
        .filter(piece -> piece.kind() != InputParts.Kind.METHODS)
        .filter(piece -> piece.kind() != InputParts.Kind.IMPORT)
        .map(Piece::name)
        .forEach(names::add);
    sound.ifPresent(snapshot -> imports(snapshot).forEach(each -> names.add(name(each))));
    return names;
  }

  private static List<Import> imports(CompileSnapshot snapshot) {
    return snapshot
        .artifact(StageId.PARSE)
        .map(tree -> ((SyntaxTree) tree).program().imports())
        .orElse(List.of());
  }

  private static String name(Import imported) {
    return imported.alias().map(Name::text).orElse(lastPart(imported.path()));
  }

  private static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('.')) + 1);
  }

  /// What can follow a name and a dot: a value's fields and methods, an enum's variants, what an import
  /// offers.
  static NavigableSet<String> members(CompileSnapshot sound, String name) {
    NavigableSet<String> members = new TreeSet<>();
    sound.typed().ifPresent(program -> addMembers(program, name, members));
    for (Import imported : imports(sound)) {
      if (name(imported).equals(name)) {
        LibraryModules.find(imported.path())
            .ifPresentOrElse(
                module -> members.addAll(module.functions().keySet()),
                () -> addPublic(sound, lastPart(imported.path()), members));
      }
    }
    return members;
  }

  /// Adds what files with a name, which may stand in several folders, offer.
  private static void addPublic(CompileSnapshot sound, String stem, NavigableSet<String> members) {
    for (FileSnapshot file : sound.files()) {
      if (lastPart(file.source().name().replaceFirst("\\.qi$", "")).equals(stem)) {
        file.artifact(StageId.PARSE).stream()
            .flatMap(tree -> ((SyntaxTree) tree).program().declarations().stream())
            .flatMap(declaration -> publicName(declaration).stream())
            .forEach(members::add);
      }
    }
  }

  private static Optional<String> publicName(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Function function
          when function.exported() && function.receiver().isEmpty() ->
          Optional.of(function.name().text());
      case Declaration.Struct struct when struct.exported() -> Optional.of(struct.name().text());
      case Declaration.Enumeration enumeration when enumeration.exported() ->
          Optional.of(enumeration.name().text());
      case Declaration.ModuleVariable variable when variable.exported() ->
          Optional.of(variable.variable().name().text());
      default -> Optional.empty();
    };
  }

  private static void addMembers(TypedProgram program, String name, NavigableSet<String> members) {
    for (Symbol symbol : program.symbols()) {
      if (symbol instanceof Symbol.Global global && global.name().equals(name)) {
        members.addAll(TypeMembers.of(program, global.type()).keySet());
      }
    }
    definition(program, name)
        .filter(TypeDefinition.Enumeration.class::isInstance)
        .map(TypeDefinition.Enumeration.class::cast)
        .ifPresent(found -> found.variants().forEach(variant -> members.add(variant.name())));
  }

  private static Optional<TypeDefinition> definition(TypedProgram program, String name) {
    return program.types().stream().filter(type -> type.name().equals(name)).findFirst();
  }
}
