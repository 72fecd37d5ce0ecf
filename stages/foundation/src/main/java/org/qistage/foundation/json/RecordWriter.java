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
  public static <T extends Record> void write(
      String name, int version, Class<T> type, T value, Writer out) throws IOException {
    JsonSink sink = new JsonSink(out);
    sink.startObject(false);
    sink.generator().writeStringField("schema", ArtifactFormat.FAMILY + "/" + name + "/" + version);
    // A record is never one of the leaves.
    RecordCodec<T> codec = (RecordCodec<T>) new Codecs().of(type);
    codec.writeMembers(value, sink);
    sink.endObject();
    ArtifactWriter.finish(sink, out);
  }
}
