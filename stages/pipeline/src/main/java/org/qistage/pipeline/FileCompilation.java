package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qistage.checking.ProgramFile.Role;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.parsing.SyntaxTree;

/// One file on its way through the stages.
final class FileCompilation {
  final SourceText source;
  final Role role;

  /// The same for all paths that lead to the file.
  final String identity;

  /// What the other files know it by; set when all files are known.
  String module = "";

  /// For each of its imports the file that it leads to; null for a module of the library and for
  /// what is missing.
  final List<@org.jspecify.annotations.Nullable FileCompilation> imports = new ArrayList<>();

  /// What was said about its imports, before it is checked.
  final List<Diagnostic> importDiagnostics = new ArrayList<>();

  private final List<StageReport> reports = new ArrayList<>();
  private final List<Span> errors = new ArrayList<>();
  private Optional<Artifact> artifact;
  private boolean foreign;

  FileCompilation(Artifact start, String identity, Role role, boolean foreign) {
    this.source = start.source();
    this.identity = identity;
    this.role = role;
    this.artifact = Optional.of(start);
    this.foreign = foreign;
  }

  /// What the last stage made; empty when it gave nothing.
  Optional<Artifact> artifact() {
    return artifact;
  }

  Optional<SyntaxTree> syntax() {
    return artifact.filter(SyntaxTree.class::isInstance).map(SyntaxTree.class::cast);
  }

  /// Whether a stage that is not Qi Stage's own had a hand in it.
  boolean foreign() {
    return foreign;
  }

  List<Span> errors() {
    return errors;
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /// Notes errors that were told before the first stage.
  void add(List<Diagnostic> diagnostics) {
    diagnostics.stream().filter(Diagnostic::isError).map(Diagnostic::primary).forEach(errors::add);
  }

  /// Notes what a stage made.
  void add(StageId stage, StageAttempt attempt, boolean byForeignStage, long nanos) {
    reports.add(
        new StageReport(stage, attempt.artifact(), attempt.diagnostics(), attempt.passes(), nanos));
    add(attempt.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList());
    artifact = attempt.artifact();
    foreign |= byForeignStage;
  }

  /// The name of its package: that of its 包 line, else that of the file.
  String packageName() {
    return syntax()
        .flatMap(tree -> tree.program().packageName())
        .map(name -> name.text())
        .filter(name -> !name.isEmpty())
        .orElseGet(() -> PathNames.stem(source.name()));
  }

  FileSnapshot snapshot() {
    return new FileSnapshot(Objects.requireNonNull(source), module, role, reports);
  }
}
