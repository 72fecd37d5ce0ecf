package org.qistage.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.checking.ProgramFile.Role;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;

/// What a compilation made of one file.
///
/// @param module what the other files know it by; empty for the file that is compiled
/// @param reports one for each stage that ran, in order
public record FileSnapshot(SourceText source, String module, Role role, List<StageReport> reports)
    implements StageArtifacts {
  public FileSnapshot {
    reports = List.copyOf(reports);
  }

  /// Whether it is the file that the compilation started from.
  public boolean compiled() {
    return role == Role.COMPILED;
  }

  /// What each stage said, in order.
  public List<LocatedDiagnostic> diagnostics() {
    List<LocatedDiagnostic> all = new ArrayList<>();
    reports.forEach(report -> all.addAll(report.diagnostics()));
    return all;
  }

  /// The report of a stage, if it ran.
  public Optional<StageReport> report(StageId stage) {
    return reports.stream().filter(report -> report.stage() == stage).findFirst();
  }

  /// What a stage made.
  @Override
  public Optional<Artifact> artifact(StageId stage) {
    return report(stage).flatMap(StageReport::artifact);
  }
}
