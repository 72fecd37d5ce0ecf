package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.PassSnapshot;

/// All that a compilation made. Immutable, so that a view may hold one while the next is made. What is
/// not said of which file it is about concerns the file that is compiled.
///
/// @param files what it made of each file of the program: the compiled one first, then the others
///     in the order in which their variables get their first values
/// @param besides what was said of files that are no text, and of what no stage could be asked
public record CompileSnapshot(
    CompileRequest request, List<FileSnapshot> files, List<LocatedDiagnostic> besides)
    implements StageArtifacts {
  public CompileSnapshot {
    files = List.copyOf(files);
    besides = List.copyOf(besides);
  }

  /// The file that is compiled.
  public FileSnapshot compiled() {
    return files.getFirst();
  }

  /// The file with a module, or else of a name.
  public Optional<FileSnapshot> file(String moduleOrName) {
    return files.stream()
        .filter(file -> file.module().equals(moduleOrName))
        .findFirst()
        .or(
            () ->
                files.stream()
                    .filter(file -> file.source().name().equals(moduleOrName))
                    .findFirst());
  }

  /// What it made of one of the files, as if that had been compiled.
  public CompileSnapshot about(FileSnapshot file) {
    return file.equals(compiled())
        ? this
        : new CompileSnapshot(
            CompileRequest.of(file.source(), request.last()), List.of(file), List.of());
  }

  /// One report for each stage that ran, in order.
  public List<StageReport> reports() {
    return compiled().reports();
  }

  /// The program's text.
  public SourceText source() {
    return request.start().source();
  }

  /// What was said before the start and by each stage, in the order of the stages; file by file.
  public List<LocatedDiagnostic> diagnostics() {
    List<LocatedDiagnostic> all =
        new ArrayList<>(LocatedDiagnostic.all(source(), request.earlier()));
    files.forEach(file -> all.addAll(file.diagnostics()));
    all.addAll(besides);
    return all;
  }

  /// Whether something is wrong with the program, so that it cannot run.
  public boolean hasErrors() {
    return diagnostics().stream().anyMatch(located -> located.diagnostic().isError());
  }

  /// The report of a stage, if it ran.
  public Optional<StageReport> report(StageId stage) {
    return compiled().report(stage);
  }

  /// What a stage made, or what the compilation started from when that is of its type.
  @Override
  public Optional<Artifact> artifact(StageId stage) {
    if (stage.output().isInstance(request.start())) {
      return Optional.of(request.start());
    }
    return report(stage).flatMap(StageReport::artifact);
  }

  /// What each pass of lowering made, when that was asked for and is known.
  public List<PassSnapshot> passes() {
    return report(StageId.LOWER).map(StageReport::passes).orElse(List.of());
  }
}
