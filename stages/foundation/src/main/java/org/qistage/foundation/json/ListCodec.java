package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A list as an array.
final class ListCodec<E> extends Codec<List<E>> {
  private final Codec<E> element;

  ListCodec(Codec<E> element) {
    this.element = element;
  }

  @Override
  void write(List<E> value, JsonSink out) throws IOException {
    out.startArray(element.isScalar());
    for (E item : value) {
      element.write(item, out);
    }
    out.endArray();
  }

  @Override
  List<E> read(JsonValue json) {
    if (!(json instanceof JsonValue.Elements elements)) {
      throw wrongShape(json, JsonShape.ARRAY);
    }
    List<E> list = new ArrayList<>(elements.values().size());
    for (JsonValue value : elements.values()) {
      try {
        list.add(element.read(value));
      } catch (Refusal refusal) {
        throw refusal.inside(list.size());
      }
    }
    return list;
  }

  @Override
  void visit(List<E> value, JsonPath path, Codecs.Visitor visitor) {
    for (int i = 0; i < value.size(); i++) {
      element.visit(value.get(i), path.element(i), visitor);
    }
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.ofType("array");
    schema.set("items", element.schema(definitions));
    return schema;
  }

  @Override
  boolean isScalar() {
    return element.isScalar();
  }
}
