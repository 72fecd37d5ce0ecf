package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.DeepStack;
import org.qistage.foundation.Diagnostic;

/// Writes artifacts as JSON. Equal input gives equal text; nothing but the text under way is held in
/// memory.
public final class ArtifactWriter {
  private static final Codecs OWN = new Codecs();
  private static final Codec<WrittenDiagnostic> DIAGNOSTIC = OWN.of(WrittenDiagnostic.class);

  private ArtifactWriter() {}

  /// Writes the artifact and a line end. The writer is flushed, not closed.
  ///
  /// @param diagnostics what the stages up to this artifact said; written only when there are any
  /// @throws IOException when the writer throws it
  public static <T extends Artifact> void write(
      T artifact, List<Diagnostic> diagnostics, ArtifactFormat<T> format, Writer out)
      throws IOException {
    deep(
        () -> {
          JsonSink sink = new JsonSink(out);
          sink.startObject(false);
          sink.generator().writeStringField("schema", format.schema());
          if (!diagnostics.isEmpty()) {
            sink.generator().writeFieldName("diagnostics");
            writeList(diagnostics, sink);
          }
          format.codec().writeMembers(artifact, sink);
          sink.endObject();
          finish(sink, out);
        });
  }

  /// The artifact's JSON as a string.
  public static <T extends Artifact> String toText(
      T artifact, List<Diagnostic> diagnostics, ArtifactFormat<T> format) {
    StringWriter text = new StringWriter();
    try {
      write(artifact, diagnostics, format, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /// Writes one diagnostic as an object, as it stands in the `"diagnostics"` of an artifact.
  static void writeDiagnostic(Diagnostic diagnostic, JsonSink sink) throws IOException {
    DIAGNOSTIC.write(WrittenDiagnostic.of(diagnostic), sink);
  }

  private static void writeList(List<Diagnostic> diagnostics, JsonSink sink) throws IOException {
    sink.startArray(false);
    for (Diagnostic diagnostic : diagnostics) {
      writeDiagnostic(diagnostic, sink);
    }
    sink.endArray();
  }

  static void finish(JsonSink sink, Writer out) throws IOException {
    sink.generator().flush();
    out.write('\n');
    out.flush();
  }

  /// The JSON Schema (draft 2020-12) of a format.
  public static String schema(ArtifactFormat<?> format, String title) {
    SchemaDefinitions definitions = new SchemaDefinitions();
    ObjectNode artifact = format.codec().objectSchema(definitions);
    ObjectNode before = definitions.object();
    ObjectNode diagnostics = before.putObject("diagnostics").put("type", "array");
    diagnostics.set("items", DIAGNOSTIC.schema(definitions));
    return definitions.document(format.schema(), title, before, artifact);
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void deep(Writing work) throws IOException {
    try {
      DeepStack.call(
          () -> {
            work.run();
            return true;
          });
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
