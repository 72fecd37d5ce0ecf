package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qistage.foundation.Span;

/// An enum constant as its name.
final class EnumCodec<E extends Enum<E>> extends Codec<E> {
  private final Class<E> type;
  private final Map<String, E> constants = new LinkedHashMap<>();

  EnumCodec(Class<E> type) {
    this.type = type;
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name(), constant);
    }
  }

  @Override
  void write(E value, JsonSink out) throws IOException {
    out.generator().writeString(value.name());
  }

  @Override
  E read(JsonValue json) {
    String name = ScalarCodecs.text(json);
    E constant = constants.get(name);
    if (constant == null) {
      throw unknownName(json.span(), name, constants.keySet());
    }
    return constant;
  }

  /// Refuses a name that is not in a fixed set. Proposes the names that look like it, or as many as
  /// fit in a line.
  static Refusal unknownName(Span span, String found, Iterable<String> known) {
    return new Refusal(
        span,
        path ->
            new JsonProblem.UnknownName(
                path.toString(), Spellings.shorten(found), Spellings.propose(found, known)));
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.named(type, () -> definitions.names(List.copyOf(constants.keySet())));
  }
}
