package org.qistage.pipeline.artifact;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.ArtifactReader;
import org.qistage.foundation.json.ArtifactWriter;
import org.qistage.foundation.json.Findings;
import org.qistage.foundation.json.JsonProblem;
import org.qistage.foundation.json.ReadResult;

/// Artifacts of any kind to JSON and back.
public final class ArtifactJson {
  private ArtifactJson() {}

  /// Writes an artifact of any kind, with what the stages up to it said.
  ///
  /// @throws IOException when the writer throws it
  public static void write(Artifact artifact, List<Diagnostic> diagnostics, Writer out)
      throws IOException {
    write(ArtifactKind.of(artifact).format(), artifact, diagnostics, out);
  }

  private static <T extends Artifact> void write(
      ArtifactFormat<T> format, Artifact artifact, List<Diagnostic> diagnostics, Writer out)
      throws IOException {
    ArtifactWriter.write(format.type().cast(artifact), diagnostics, format, out);
  }

  /// Reads an artifact of the kind that the JSON says it is.
  ///
  /// @param name the name of the file, for diagnostics
  public static ReadResult<?> read(String name, String json) {
    Optional<String> found = ArtifactReader.artifactName(json);
    Optional<ArtifactKind> kind = found.flatMap(ArtifactKind::named);
    if (kind.isPresent()) {
      return ArtifactReader.read(name, json, kind.get().format());
    }
    // Reading as any kind tells what is wrong with the JSON or with its schema.
    ReadResult<?> result = ArtifactReader.read(name, json, TokensFormat.FORMAT);
    boolean other =
        result instanceof ReadResult.Refused<?> refused
            && refused.diagnostics().getFirst().problem() instanceof JsonProblem.OtherArtifact;
    return other ? unknown(name, json, found.orElse("")) : result;
  }

  private static ReadResult<?> unknown(String name, String json, String schema) {
    int start = Math.max(0, json.indexOf("qi-stage/" + schema));
    Span span = new Span(start, start + "qi-stage/".length() + schema.length());
    return new ReadResult.Refused<>(
        new SourceText(name, json),
        List.of(Diagnostic.of(new JsonProblem.UnknownSchema("qi-stage/" + schema), span)));
  }

  /// What is wrong with an artifact that a replaced stage made in this JVM.
  public static List<Findings.Finding> faults(Artifact artifact) {
    return faults(ArtifactKind.of(artifact).format(), artifact);
  }

  private static <T extends Artifact> List<Findings.Finding> faults(
      ArtifactFormat<T> format, Artifact artifact) {
    Findings findings = new Findings();
    format.check(format.type().cast(artifact), findings);
    return findings.found();
  }
}
