package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A value of a sealed interface: the record that its `"kind"` names.
final class SealedCodec<T> extends Codec<T> {
  private final Class<T> type;
  private final Map<String, RecordCodec<? extends T>> byKind = new LinkedHashMap<>();
  private final Map<Class<?>, RecordCodec<? extends T>> byClass = new LinkedHashMap<>();

  SealedCodec(Class<T> type) {
    this.type = type;
  }

  void link(Class<? extends T> record, RecordCodec<? extends T> codec) {
    byClass.put(record, codec);
    if (byKind.put(codec.kind(), codec) != null) {
      throw new IllegalStateException(type.getName() + " has two kinds " + codec.kind());
    }
  }

  @Override
  boolean isScalar() {
    return false;
  }

  @Override
  void write(T value, JsonSink out) throws IOException {
    writeAs(codecOf(value), value, out);
  }

  private RecordCodec<? extends T> codecOf(T value) {
    return Objects.requireNonNull(byClass.get(value.getClass()), "a permitted record");
  }

  // The codec was found by the value's own class.
  @SuppressWarnings("unchecked")
  private static <R> void writeAs(RecordCodec<R> codec, Object value, JsonSink out)
      throws IOException {
    codec.write((R) value, out);
  }

  @Override
  void visit(T value, JsonPath path, Codecs.Visitor visitor) {
    visitAs(codecOf(value), value, path, visitor);
  }

  // The codec was found by the value's own class.
  @SuppressWarnings("unchecked")
  private static <R> void visitAs(
      RecordCodec<R> codec, Object value, JsonPath path, Codecs.Visitor visitor) {
    codec.visit((R) value, path, visitor);
  }

  @Override
  T read(JsonValue json) {
    if (!(json instanceof JsonValue.Members members)) {
      throw wrongShape(json, JsonShape.OBJECT);
    }
    String kind = RecordCodec.kindOf(members);
    RecordCodec<? extends T> codec = byKind.get(kind);
    if (codec == null) {
      throw EnumCodec.unknownName(RecordCodec.kindSpan(members), kind, byKind.keySet())
          .inside(RecordCodec.KIND);
    }
    return codec.readMembers(members);
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.named(
        type,
        () -> {
          List<ObjectNode> kinds = new ArrayList<>();
          for (RecordCodec<? extends T> codec : byKind.values()) {
            kinds.add(codec.schema(definitions));
          }
          return definitions.oneOf(kinds);
        });
  }
}
