package org.qistage.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qistage.checking.typed.ScopeKind;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Origins;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.parsing.Declaration;

/// What the parts of the checker share while they check one file of a program.
final class ProgramContext {
  final ProgramFile file;
  final SourceText source;
  final WholeProgram whole;

  /// Its place among the files of the program, which is the order of their initializers.
  final int order;

  final Reporter reporter = new Reporter();

  /// Makes the ids of the typed nodes.
  final Origins.Builder nodes = new Origins.Builder();

  final SymbolTable symbols = new SymbolTable(this);
  final ScopeTable scopes = new ScopeTable();

  /// The index of the scope of what the file declares.
  final int module;

  /// Of all files of the program.
  final SuspendGraph suspensions;

  final PrintForms printForms = new PrintForms();
  final TypeResolver types = new TypeResolver(this);

  /// What the file imports, in source order, and the first of each name.
  final List<ImportEntry> importsInOrder = new ArrayList<>();

  final Map<String, ImportEntry> imports = new HashMap<>();

  /// What the package declares: this file and those that share its scope.
  final PackageScope names;

  /// The structs and enums of the package.
  final DeclaredTypes declaredTypes;

  /// All functions of the file in source order with the methods, and the first of each name in the package
  /// without them.
  final List<FunctionEntry> functions = new ArrayList<>();

  final Map<String, FunctionEntry> functionsByName;

  /// The variables outside functions in source order, and the first of each name in the package.
  final List<GlobalEntry> globals = new ArrayList<>();

  final Map<String, GlobalEntry> globalsByName;

  /// What gives them their first values.
  final SuspendGraph.Node initializer = new SuspendGraph.Node(null);

  /// The `启动 { … }` blocks by the id of their typed node, and the functions that hold one or resume
  /// a coroutine: {@link SuspendMarker} completes these.
  final Map<Integer, SuspendGraph.Node> blocks = new HashMap<>();

  final Set<FunctionEntry> unmarked = new HashSet<>();

  ProgramContext(ProgramFile file, PackageScope names, WholeProgram whole) {
    this.file = file;
    this.source = file.tree().source();
    this.whole = whole;
    this.order = whole.files++;
    this.suspensions = whole.suspensions;
    this.names = names;
    this.functionsByName = names.functionsByName;
    this.declaredTypes = names.types;
    this.globalsByName = names.globalsByName;
    Span everything = new Span(0, source.text().length());
    int library = scopes.open(ScopeKind.LIBRARY, -1, everything);
    this.module = scopes.open(ScopeKind.MODULE, library, everything);
  }

  /// Whether the file could be read whole, so that what seems missing in it is missing.
  boolean isReadable() {
    return file.tree().program().declarations().stream()
        .noneMatch(declaration -> declaration instanceof Declaration.Malformed);
  }

  /// What the package declares under a name.
  Optional<Declared> declaration(String name) {
    return Optional.<Declared>ofNullable(functionsByName.get(name))
        .or(() -> Optional.ofNullable(globalsByName.get(name)))
        .or(() -> Optional.ofNullable(declaredTypes.find(name)));
  }

  /// A diagnostic of this file with a label at a declaration of any file.
  Diagnostic labelled(Diagnostic diagnostic, Declared declared, String key) {
    return labelled(diagnostic, declared, declared.declaration(), key);
  }

  /// A diagnostic of this file with a label at a place in the file of a declaration.
  Diagnostic labelled(Diagnostic diagnostic, Declared declared, Span span, String key) {
    return declared.home() == this
        ? diagnostic.withLabel(span, key)
        : diagnostic.withLabel(declared.home().source, span, key);
  }
}
