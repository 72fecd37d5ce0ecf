package org.qistage.foundation.json;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Position;
import org.qistage.foundation.SourceText;

/// Writes diagnostics for tools: one object with the diagnostics of each file, lines and columns
/// worked out.
public final class DiagnosticWriter {
  private DiagnosticWriter() {}

  /// Writes `{"schema": "qi-stage/diagnostics/1", "diagnostics": […]}` and a line end. Each
  /// entry has `file`, `line` and
  /// `column` (from 1, in code points) and the `diagnostic` as it stands inside an artifact.
  ///
  /// @throws IOException when the writer throws it
  public static void write(List<LocatedDiagnostic> diagnostics, Writer out) throws IOException {
    JsonSink sink = new JsonSink(out);
    sink.startObject(false);
    sink.generator().writeStringField("schema", ArtifactFormat.FAMILY + "/diagnostics/1");
    sink.generator().writeFieldName("diagnostics");
    sink.startArray(false);
    for (LocatedDiagnostic entry : diagnostics) {
      SourceText source = entry.source();
      Position position = source.position(entry.diagnostic().primary().start());
      sink.startObject(false);
      sink.generator().writeStringField("file", source.name());
      sink.generator().writeNumberField("line", position.line());
      sink.generator().writeNumberField("column", position.column());
      sink.generator().writeFieldName("diagnostic");
      ArtifactWriter.writeDiagnostic(entry.diagnostic(), sink);
      sink.endObject();
    }
    sink.endArray();
    sink.endObject();
    ArtifactWriter.finish(sink, out);
  }
}
