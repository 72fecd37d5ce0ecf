package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/// An optional as its value or `null`.
final class OptionalCodec<E> extends Codec<Optional<E>> {
  private final Codec<E> value;

  OptionalCodec(Codec<E> value) {
    this.value = value;
  }

  @Override
  void write(Optional<E> optional, JsonSink out) throws IOException {
    if (optional.isPresent()) {
      value.write(optional.get(), out);
    } else {
      out.generator().writeNull();
    }
  }

  @Override
  Optional<E> read(JsonValue json) {
    return json instanceof JsonValue.Nothing ? Optional.empty() : Optional.of(value.read(json));
  }

  @Override
  void visit(Optional<E> optional, JsonPath path, Codecs.Visitor visitor) {
    optional.ifPresent(present -> value.visit(present, path, visitor));
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.anyOf(value.schema(definitions), definitions.ofType("null"));
  }

  @Override
  boolean isScalar() {
    return value.isScalar();
  }

  @Override
  boolean isOptional() {
    return true;
  }

  @Override
  Optional<E> absent() {
    return Optional.empty();
  }
}
