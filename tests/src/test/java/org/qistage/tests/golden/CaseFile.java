package org.qistage.tests.golden;

import java.util.Optional;

/// A file that a case may hold. A case opts into a stage by having its file.
public enum CaseFile {
  PROGRAM("program.qi"),
  /// Options for running, one a line: `--http-fixtures=http` (a folder in the case), `--files` (the
  /// program has a folder of its own, which is empty) or `--files=资料` (which holds what that folder
  /// of the case holds).
  RUN_OPTIONS("run.options"),
  /// Standard input of a run.
  RUN_IN("run.in"),
  TOKENS("tokens.txt"),
  TREE("tree.txt"),
  TYPED("typed.txt"),
  LOWERED("lowered.txt"),
  BYTECODE("bytecode.txt"),
  /// Every event of a recorded run, in English; of programs that need no options.
  TRACE("trace.txt"),
  /// Every diagnostic on a line, without a word of any language.
  DIAGNOSTICS("diagnostics.keys"),
  /// The diagnostics as people see them.
  RENDERED_CHINESE("rendered.zh.txt"),
  RENDERED_ENGLISH("rendered.en.txt"),
  RUN_OUT("run.out"),
  /// There is one exactly when a run writes to its error stream.
  RUN_ERR("run.err"),
  /// There is one exactly when a run's exit status is not 0.
  RUN_STATUS("run.status");

  private final String fileName;

  CaseFile(String fileName) {
    this.fileName = fileName;
  }

  public String fileName() {
    return fileName;
  }

  public static Optional<CaseFile> named(String fileName) {
    for (CaseFile file : values()) {
      if (file.fileName.equals(fileName)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
