package org.qistage.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qistage.checking.ProgramFile;
import org.qistage.checking.ProgramFile.Role;
import org.qistage.checking.Spelling;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.SourceDecoder;
import org.qistage.parsing.Import;

/// Finds, reads and parses the files that a program is made of besides the compiled one, each once.
///
/// The files are walked depth first along their imports, with a stack of its own since chains may be
/// long. A file on the way from the compiled one to the current one is open: an import that leads to an
/// open file closes a cycle. A file is finished after all that it imports, which gives the order in
/// which the files are checked and their variables get their first values.
final class ImportLoader {
  /// How many files a program may have.
  static final int MOST_FILES = 10_000;

  private final FileSource files;
  private final JoiningFiles joining;
  private final Consumer<FileCompilation> parse;
  private final Map<String, FileCompilation> known = new HashMap<>();
  private final List<FileCompilation> finished = new ArrayList<>();
  private final Set<FileCompilation> done = new HashSet<>();
  private final Deque<Visit> open = new ArrayDeque<>();
  private final List<LocatedDiagnostic> unreadable = new ArrayList<>();
  private final Set<String> undecodable = new HashSet<>();

  /// A file whose imports are being followed.
  private static final class Visit {
    final FileCompilation file;
    int next;

    Visit(FileCompilation file) {
      this.file = file;
    }
  }

  /// @param parse takes a file through lexing and parsing
  ImportLoader(FileSource files, Consumer<FileCompilation> parse) {
    this.files = files;
    this.joining = new JoiningFiles(files);
    this.parse = parse;
  }

  /// The identity of the file that is compiled.
  static String identity(FileSource files, SourceText source) {
    return find(files, source.name()) instanceof FileSource.Entry.File(String identity)
        ? identity
        : "\0" + source.name();
  }

  private static FileSource.Entry find(FileSource files, String path) {
    return path.isEmpty() ? new FileSource.Entry.Nothing() : files.find(path);
  }

  /// What was said of files that could not be decoded.
  List<LocatedDiagnostic> unreadable() {
    return unreadable;
  }

  /// All files of the program, each after those that it imports, the compiled one last.
  ///
  /// @param compiled has been parsed
  List<FileCompilation> load(FileCompilation compiled) {
    known.put(compiled.identity, compiled);
    List<FileCompilation> joined = new ArrayList<>();
    for (FileCompilation file : joining.of(compiled)) {
      if (known.putIfAbsent(file.identity, file) == null) {
        joined.add(file);
        parse.accept(file);
      }
    }
    open.push(new Visit(compiled));
    while (open.size() > 1 || hasNext(open.element())) {
      step();
    }
    for (FileCompilation file : joined) {
      finish(file);
    }
    finish(compiled);
    nameModules();
    return finished;
  }

  private static boolean hasNext(Visit visit) {
    return visit.next < imports(visit.file).size();
  }

  private static List<Import> imports(FileCompilation file) {
    return file.syntax().map(tree -> tree.program().imports()).orElse(List.of());
  }

  private void step() {
    Visit visit = open.element();
    if (!hasNext(visit)) {
      finish(visit.file);
      open.pop();
      return;
    }
    Import imported = imports(visit.file).get(visit.next++);
    FileCompilation target =
        ProgramFile.isLibrary(imported) || imported.path().isEmpty()
            ? null
            : follow(visit.file, imported);
    visit.file.imports.add(target);
  }

  private void finish(FileCompilation file) {
    if (done.add(file)) {
      finished.add(file);
    }
  }

  /// The file that an import leads to; null after it has been reported that there is none.
  private @Nullable FileCompilation follow(FileCompilation importer, Import imported) {
    List<String> candidates =
        ImportPaths.candidates(imported.path(), PathNames.folder(importer.source.name()));
    @Nullable String folder = null;
    for (String candidate : candidates) {
      switch (files.find(candidate)) {
        case FileSource.Entry.File(String identity) -> {
          return file(importer, imported, candidate, identity);
        }
        case FileSource.Entry.Unreachable(String detail) -> {
          report(importer, imported, new ImportProblem.FileUnreadable(shown(candidate), detail));
          return null;
        }
        case FileSource.Entry.Folder _ -> folder = folder == null ? candidate : folder;
        case FileSource.Entry.Nothing _ -> {}
      }
    }
    reportMissing(importer, imported, candidates, folder);
    return null;
  }

  private @Nullable FileCompilation file(
      FileCompilation importer, Import imported, String path, String identity) {
    FileCompilation file = known.get(identity);
    if (file == importer) {
      report(importer, imported, new ImportProblem.ImportsItself(shown(path)));
      return null;
    }
    if (file == null) {
      return read(importer, imported, path, identity);
    }
    if (done.contains(file) || file.role == Role.JOINED) {
      finish(file);
      return file;
    }
    report(importer, imported, new ImportProblem.ImportCycle(cycle(file)));
    return null;
  }

  private String cycle(FileCompilation first) {
    List<String> names = new ArrayList<>();
    for (Visit visit : open) {
      names.addFirst(visit.file.source.name());
      if (visit.file == first) {
        break;
      }
    }
    names.add(first.source.name());
    return String.join(" → ", names);
  }

  private @Nullable FileCompilation read(
      FileCompilation importer, Import imported, String path, String identity) {
    if (known.size() >= MOST_FILES) {
      report(importer, imported, new ImportProblem.TooManyFiles(MOST_FILES));
      return null;
    }
    Outcome<SourceText> decoded;
    try {
      Optional<SourceText> text = joining.other(identity);
      decoded =
          text.isPresent()
              ? Outcome.clean(text.get())
              : SourceDecoder.decode(shown(path), files.read(path, SourceDecoder.LIMIT + 1));
    } catch (IOException e) {
      report(
          importer, imported, new ImportProblem.FileUnreadable(shown(path), DiskFiles.reason(e)));
      return null;
    }
    if (decoded.hasErrors()) {
      if (undecodable.add(identity)) {
        unreadable.addAll(LocatedDiagnostic.all(decoded.result(), decoded.diagnostics()));
      }
      return null;
    }
    FileCompilation file =
        new FileCompilation(new SourceFile(decoded.result()), identity, Role.IMPORTED, false);
    known.put(identity, file);
    parse.accept(file);
    open.push(new Visit(file));
    return file;
  }

  private static String shown(String path) {
    return PathNames.normal(path);
  }

  private static void report(FileCompilation importer, Import imported, ImportProblem problem) {
    importer.importDiagnostics.add(Diagnostic.of(problem, imported.pathSpan(importer.source)));
  }

  private void reportMissing(
      FileCompilation importer, Import imported, List<String> candidates, @Nullable String folder) {
    String tried = candidates.stream().map(ImportLoader::shown).collect(Collectors.joining(", "));
    if (folder != null) {
      report(importer, imported, new ImportProblem.FolderImported(shown(folder), tried));
      return;
    }
    Optional<String> similar = similar(imported, candidates);
    report(
        importer,
        imported,
        similar.isPresent()
            ? new ImportProblem.FileMisspelled(imported.path(), tried, similar.get())
            : new ImportProblem.FileMissing(imported.path(), tried));
  }

  /// A file with a similar name where the import was looked for.
  private Optional<String> similar(Import imported, List<String> candidates) {
    String path = imported.path();
    String wanted = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
    Set<String> folders = new LinkedHashSet<>();
    candidates.forEach(candidate -> folders.add(PathNames.folder(candidate)));
    for (String folder : folders) {
      List<String> stems =
          files.names(folder).stream()
              .filter(name -> name.endsWith(".qi"))
              .map(PathNames::stem)
              .toList();
      Optional<String> near = Spelling.nearest(wanted, stems);
      if (near.isPresent()) {
        return near.map(stem -> shown(PathNames.in(folder, stem + ".qi")));
      }
    }
    return Optional.empty();
  }

  /// Gives every file but the compiled one a module of its own.
  private void nameModules() {
    Set<String> taken = new HashSet<>(Set.of("", "程序"));
    for (FileCompilation file : finished) {
      if (file.role != Role.COMPILED) {
        String name =
            file.role == Role.JOINED ? PathNames.stem(file.source.name()) : file.packageName();
        file.module = name;
        for (int i = 2; !taken.add(file.module); i++) {
          file.module = name + "#" + i;
        }
      }
    }
  }
}
