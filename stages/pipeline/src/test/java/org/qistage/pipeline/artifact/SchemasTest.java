package org.qistage.pipeline.artifact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.json.ArtifactWriter;
import org.qistage.foundation.json.RecordFormat;
import org.qistage.foundation.json.RecordWriter;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.listing.Listing;
import org.qistage.pipeline.steps.StepsDocument;

/// docs/schemas is made from the codecs themselves. `-Dqi.test.jvm=-Dgolden.update=true` writes it
/// anew and fails that run.
final class SchemasTest {
  private static final Path FOLDER = Path.of(System.getProperty("qi.root"), "docs", "schemas");

  /// What commands tell besides artifacts.
  private static final List<RecordFormat<?>> REPORTS =
      List.of(ExplorationReport.FORMAT, Listing.FORMAT, StepsDocument.FORMAT);

  @TestFactory
  Stream<DynamicTest> theSchemasAreUpToDate() {
    return Stream.concat(
        Stream.of(ArtifactKind.values())
            .map(
                kind ->
                    test(
                        kind.artifactName(),
                        ArtifactWriter.schema(kind.format(), title(kind.artifactName())))),
        REPORTS.stream()
            .map(format -> test(format.name(), RecordWriter.schema(format, title(format.name())))));
  }

  private static String title(String name) {
    return "Qi Stage: " + name;
  }

  private static DynamicTest test(String name, String schema) {
    return DynamicTest.dynamicTest(name, () -> check(name, schema));
  }

  private static void check(String name, String schema) throws IOException {
    Path file = FOLDER.resolve(name + ".schema.json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, schema);
      fail(file.getFileName() + " has been written anew; run again without the flag");
    }
    assertEquals(schema, Files.exists(file) ? Files.readString(file) : "");
  }
}
