package org.qistage.tests.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.foundation.Artifact;
import org.qistage.pipeline.StageReport;
import org.qistage.pipeline.artifact.ArtifactJson;
import org.qistage.tests.Compilation;
import org.qistage.tests.GeneratedClasses;
import org.qistage.tests.ProgramRun;

/// The same input always gives the same, byte for byte; and what is generated verifies.
final class RepetitionTest {
  @Test
  void compiling_twice_gives_byte_equal_artifacts_and_the_same_diagnostics() {
    CorpusPrograms.check(
        CorpusPrograms.all(),
        compiled -> {
          Compilation first = compiled.compilation();
          Compilation second = compiled.golden().compile();
          assertEquals(first.diagnostics(), second.diagnostics());
          assertEquals(json(first), json(second));
          assertEquals(first.allClasses(), second.allClasses());
        });
  }

  @Test
  void running_twice_prints_and_reports_the_same() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled ->
            assertEquals(
                ProgramRun.of(compiled.compilation(), compiled.golden().runOptions()),
                ProgramRun.of(compiled.compilation(), compiled.golden().runOptions())));
  }

  @Test
  void every_generated_class_passes_the_verifier() {
    CorpusPrograms.check(
        CorpusPrograms.withoutErrors(),
        compiled -> GeneratedClasses.verify(compiled.compilation().allClasses()));
  }

  /// All artifacts of all files.
  private static List<Optional<String>> json(Compilation compilation) {
    return compilation.snapshot().files().stream()
        .flatMap(file -> file.reports().stream())
        .map(RepetitionTest::json)
        .toList();
  }

  /// The artifact's JSON; nothing for a stage that gave none, as lowering does for some errors.
  private static Optional<String> json(StageReport report) {
    return report.artifact().map(RepetitionTest::json);
  }

  private static String json(Artifact artifact) {
    StringWriter text = new StringWriter();
    try {
      ArtifactJson.write(artifact, List.of(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
