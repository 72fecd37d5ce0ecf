package org.qistage.pipeline.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.json.ArtifactWriter;

/// docs/schemas is made from the codecs themselves. `-Dqi.test.jvm=-Dgolden.update=true` writes it
/// anew and fails that run.
final class SchemasTest {
  private static final Path FOLDER = Path.of(System.getProperty("qi.root"), "docs", "schemas");

  @TestFactory
  Stream<DynamicTest> theSchemasAreUpToDate() {
    return Stream.of(ArtifactKind.values())
        .map(kind -> DynamicTest.dynamicTest(kind.artifactName(), () -> check(kind)));
  }

  private static void check(ArtifactKind kind) throws IOException {
    String schema = ArtifactWriter.schema(kind.format(), "Qi Stage: " + kind.artifactName());
    Path file = FOLDER.resolve(kind.artifactName() + ".schema.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, schema);
      fail(file.getFileName() + " has been written anew; run again without the flag");
    }
    assertEquals(schema, Files.exists(file) ? Files.readString(file) : "");
  }
}
