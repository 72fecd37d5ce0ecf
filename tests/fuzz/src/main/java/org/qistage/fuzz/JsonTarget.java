package org.qistage.fuzz;

import java.nio.charset.StandardCharsets;
import org.qistage.pipeline.artifact.ArtifactJson;

/// The readers of artifacts, which take JSON that any program may have written.
public final class JsonTarget {
  private JsonTarget() {}

  public static void fuzzerTestOneInput(byte[] input) {
    ArtifactJson.read("fuzz.json", new String(input, StandardCharsets.UTF_8));
  }
}
