package org.qistage.tests.artifacts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.json.ReadResult;
import org.qistage.lexing.SourceDecoder;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.FileSource;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.StageReport;
import org.qistage.pipeline.artifact.ArtifactJson;

/// JSON out and in is the identity, and the stages that start from an artifact's JSON make what they
/// make in one go.
final class RoundTripTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("qi.root"), "tests", "src", "test", "resources", "golden");

  @TestFactory
  Stream<DynamicTest> everyArtifactOfEveryProgramGoesOutAndIn() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files.filter(file -> file.endsWith("program.qi")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      GOLDEN.relativize(file.getParent()).toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    Outcome<SourceText> source = SourceDecoder.decode("program.qi", Files.readAllBytes(file));
    if (source.hasErrors()) {
      return;
    }
    FileSource files = FileSource.disk(Objects.requireNonNull(file.getParent()));
    CompileSnapshot whole =
        Pipeline.standard()
            .compile(CompileRequest.of(source.result(), StageId.CODEGEN).withFiles(files));
    List<Diagnostic> earlier = new ArrayList<>();
    for (StageReport report : whole.reports()) {
      Artifact artifact = report.artifact().orElseThrow();
      earlier.addAll(report.diagnostics().stream().map(LocatedDiagnostic::diagnostic).toList());
      String json = json(artifact, earlier);
      ReadResult.Read<?> read = read(json);
      assertEquals(artifact, read.artifact());
      assertEquals(json, json(read.artifact(), read.diagnostics()));
      CompileSnapshot rest =
          Pipeline.standard()
              .compile(
                  CompileRequest.from(read.artifact(), read.diagnostics(), StageId.CODEGEN)
                      .withFiles(files));
      assertEquals(whole.hasErrors(), rest.hasErrors() || othersFail(whole));
      if (!othersFail(whole)) {
        assertEquals(whole.artifact(StageId.CODEGEN), rest.artifact(StageId.CODEGEN));
      }
    }
    if (!whole.hasErrors()) {
      for (FileSnapshot other : whole.files().subList(1, whole.files().size())) {
        checkOther(whole.about(other));
      }
    }
  }

  /// The typed tree and the lowered program of another file are enough to make its classes from.
  private static void checkOther(CompileSnapshot other) throws IOException {
    for (StageId stage : List.of(StageId.CHECK, StageId.LOWER)) {
      Artifact artifact = other.artifact(stage).orElseThrow();
      String json = json(artifact, List.of());
      ReadResult.Read<?> read = read(json);
      assertEquals(artifact, read.artifact());
      CompileSnapshot rest =
          Pipeline.standard()
              .compile(CompileRequest.from(read.artifact(), List.of(), StageId.CODEGEN));
      assertEquals(other.artifact(StageId.CODEGEN), rest.artifact(StageId.CODEGEN));
    }
  }

  /// Whether a file that an artifact does not hold has errors.
  private static boolean othersFail(CompileSnapshot whole) {
    return whole.diagnostics().stream()
        .anyMatch(
            located -> located.diagnostic().isError() && !located.source().equals(whole.source()));
  }

  private static String json(Artifact artifact, List<Diagnostic> diagnostics) throws IOException {
    StringWriter text = new StringWriter();
    ArtifactJson.write(artifact, diagnostics, text);
    return text.toString();
  }

  private static ReadResult.Read<?> read(String json) {
    ReadResult<?> result = ArtifactJson.read("artifact.json", json);
    return assertInstanceOf(
        ReadResult.Read.class,
        result,
        () ->
            result instanceof ReadResult.Refused<?> refused
                ? refused.diagnostics().toString()
                : result.toString());
  }
}
