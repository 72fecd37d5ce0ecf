package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Function;

/// A type that is written as a record made for the purpose.
final class MappedCodec<T, R> extends Codec<T> {
  private final Codec<R> record;
  private final Function<T, R> toRecord;
  private final Function<R, T> fromRecord;

  MappedCodec(Codec<R> record, Function<T, R> toRecord, Function<R, T> fromRecord) {
    this.record = record;
    this.toRecord = toRecord;
    this.fromRecord = fromRecord;
  }

  @Override
  boolean isScalar() {
    return record.isScalar();
  }

  @Override
  void write(T value, JsonSink out) throws IOException {
    record.write(toRecord.apply(value), out);
  }

  @Override
  T read(JsonValue json) {
    return fromRecord.apply(record.read(json));
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return record.schema(definitions);
  }
}
