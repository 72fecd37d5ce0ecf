package org.qistage.pipeline.artifact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.pipeline.trace.TraceFormat;

/// The kinds of artifacts, each with its JSON format. A format is made at its first use, which loads
/// the JSON library.
public enum ArtifactKind {
  SOURCE("source", () -> SourceFormat.FORMAT),
  TOKENS("tokens", () -> TokensFormat.FORMAT),
  SYNTAX("syntax", () -> SyntaxFormat.FORMAT),
  TYPED("typed", () -> TypedFormat.FORMAT),
  LOWERED("lowered", () -> LoweredFormat.FORMAT),
  CLASSES("classes", () -> ClassesFormat.FORMAT),
  TRACE("trace", () -> TraceFormat.FORMAT);

  private final String artifactName;

  @SuppressWarnings("ImmutableEnumChecker") // gives a constant
  private final Supplier<ArtifactFormat<?>> format;

  ArtifactKind(String artifactName, Supplier<ArtifactFormat<?>> format) {
    this.artifactName = artifactName;
    this.format = format;
  }

  /// The name in `"schema": "qi-stage/NAME/VERSION"` and of the file in docs/schemas.
  public String artifactName() {
    return artifactName;
  }

  public ArtifactFormat<?> format() {
    return format.get();
  }

  /// The kind of this name.
  public static Optional<ArtifactKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.artifactName.equals(name)).findFirst();
  }

  /// The kind of an artifact.
  public static ArtifactKind of(Artifact artifact) {
    return List.of(values()).stream()
        .filter(kind -> kind.format().type().isInstance(artifact))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(artifact.getClass().getName()));
  }
}
