package org.qistage.checking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.checking.library.LibraryModules;
import org.qistage.checking.library.LibraryModules.LibraryModule;
import org.qistage.foundation.Diagnostic;
import org.qistage.parsing.Import;
import org.qistage.parsing.Name;

/// Collects what a file imports, under the names that it uses for it.
final class ImportCollector {
  private final ProgramContext program;
  private final List<ProgramContext> files;

  /// @param files all files of the program, as {@link ImportTarget.File} numbers them
  ImportCollector(ProgramContext program, List<ProgramContext> files) {
    this.program = program;
    this.files = files;
  }

  void collect() {
    List<Import> written = program.file.tree().program().imports();
    Map<ProgramContext, ImportEntry> firsts = new HashMap<>();
    for (int i = 0; i < written.size(); i++) {
      ImportEntry entry = entry(written.get(i), program.file.imports().get(i));
      ImportEntry twin = entry.target == null ? null : firsts.putIfAbsent(entry.target, entry);
      if (twin != null && twin.alias.equals(entry.alias)) {
        program.reporter.report(
            Diagnostic.of(
                    new PackageProblem.ImportedTwice(entry.syntax.path()), entry.syntax.span())
                .withLabel(twin.pathSpan(program), "first")
                .withEdit(entry.syntax.span(), ""));
        program.imports.putIfAbsent(lastPart(entry.syntax.path()), twin);
      } else {
        add(entry);
      }
    }
    program.importsInOrder.forEach(this::addFileName);
  }

  /// A file whose package has another name than itself is known by its own name too, unless that
  /// means something else.
  private void addFileName(ImportEntry entry) {
    if (entry.target != null && entry.syntax.alias().isEmpty()) {
      program.imports.putIfAbsent(lastPart(entry.syntax.path()), entry);
    }
  }

  private ImportEntry entry(Import syntax, ImportTarget target) {
    return switch (target) {
      case ImportTarget.File(int index) -> {
        ProgramContext file = files.get(index);
        yield new ImportEntry(
            syntax, syntax.alias().map(Name::text).orElse(file.file.name()), file, "");
      }
      case ImportTarget.Library _ -> {
        Optional<LibraryModule> module = LibraryModules.find(syntax.path());
        if (module.isEmpty()) {
          program.reporter.report(
              new PackageProblem.UnknownLibraryModule(
                  syntax.path(), String.join(", ", LibraryModules.paths())),
              syntax.pathSpan(program.source));
        }
        yield new ImportEntry(
            syntax, alias(syntax), null, module.map(LibraryModule::name).orElse(""));
      }
      case ImportTarget.Missing _ -> new ImportEntry(syntax, alias(syntax), null, "");
    };
  }

  private static String alias(Import syntax) {
    return syntax.alias().map(Name::text).orElseGet(() -> lastPart(syntax.path()));
  }

  /// The name that a path ends in.
  static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
  }

  private void add(ImportEntry entry) {
    // What joins this file is visible without its name too.
    entry.used = entry.target != null && entry.target.names == program.names;
    program.importsInOrder.add(entry);
    if (entry.alias.isEmpty()) {
      return;
    }
    ImportEntry first = program.imports.putIfAbsent(entry.alias, entry);
    if (first != null) {
      entry.used = true;
      program.reporter.report(
          Diagnostic.of(new PackageProblem.PackageNameTaken(entry.alias), entry.span(program))
              .withLabel(first.span(program), "first"));
    }
  }

  /// Compares the names of the imports with what the package declares itself, once that is known.
  void checkNames() {
    for (ImportEntry entry : program.importsInOrder) {
      program
          .declaration(entry.alias)
          .ifPresent(
              declared -> {
                entry.used = true;
                program.reporter.report(
                    program.labelled(
                        Diagnostic.of(
                            new PackageProblem.ImportHidesDeclaration(entry.alias),
                            entry.span(program)),
                        declared,
                        "declared"));
              });
      if (entry.target != null
          && entry.target.isReadable()
          && entry.target.names != program.names
          && !PackageMembers.offersAnything(entry.target)) {
        entry.used = true;
        program.reporter.report(
            new PackageProblem.NothingPublic(entry.syntax.path()), entry.pathSpan(program));
      }
    }
  }

  /// Notes that a function of the library is used by its name alone, as those of some modules may be.
  static void useLibrary(ProgramContext program, String function) {
    for (ImportEntry entry : program.importsInOrder) {
      if (LibraryModules.offers(entry.library, function)) {
        entry.used = true;
      }
    }
  }

  /// Warns of imports that nothing uses, once all bodies are checked.
  static void reportUnused(ProgramContext program) {
    for (ImportEntry entry : program.importsInOrder) {
      if (!entry.used && !entry.syntax.exported() && !entry.unknown() && !entry.alias.isEmpty()) {
        program.reporter.report(
            Diagnostic.of(new PackageProblem.UnusedImport(entry.syntax.path()), entry.syntax.span())
                .withEdit(entry.syntax.span(), ""));
      }
    }
  }
}
