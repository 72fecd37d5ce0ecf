package org.qistage.foundation.json;

import java.io.IOException;
import java.io.Writer;

/// Writes records that are no artifacts, in the form in which artifacts are written.
public final class RecordWriter {
  private RecordWriter() {}

  /// Writes `{"schema": "qi-stage/NAME/VERSION", …}` with the record's components, and a line end. The
  /// writer is flushed, not closed.
  ///
  /// @throws IOException when the writer throws it
  public static <T extends Record> void write(RecordFormat<T> format, T value, Writer out)
      throws IOException {
    JsonSink sink = new JsonSink(out);
    sink.startObject(false);
    sink.generator().writeStringField("schema", format.schema());
    format.codec().writeMembers(value, sink);
    sink.endObject();
    ArtifactWriter.finish(sink, out);
  }

  /// The JSON Schema (draft 2020-12) of a format.
  public static String schema(RecordFormat<?> format, String title) {
    SchemaDefinitions definitions = new SchemaDefinitions();
    return definitions.document(
        format.schema(), title, definitions.object(), format.codec().objectSchema(definitions));
  }
}
