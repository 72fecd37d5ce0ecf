package org.qistage.foundation.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Span;

/// A parsed piece of JSON text that remembers where it stood. Of objects and arrays the span is that
/// of the opening bracket.
sealed interface JsonValue {
  Span span();

  /// An object; names and values go together by index. Names are unique.
  record Members(Span span, List<String> names, List<JsonValue> values) implements JsonValue {
    @Nullable JsonValue get(String name) {
      int index = names.indexOf(name);
      return index < 0 ? null : values.get(index);
    }
  }

  record Elements(Span span, List<JsonValue> values) implements JsonValue {}

  record Text(Span span, String text) implements JsonValue {}

  /// A number as written.
  record Numeral(Span span, String digits, boolean integral) implements JsonValue {}

  record Truth(Span span, boolean value) implements JsonValue {}

  record Nothing(Span span) implements JsonValue {}

  default JsonShape shape() {
    return switch (this) {
      case Members _ -> JsonShape.OBJECT;
      case Elements _ -> JsonShape.ARRAY;
      case Text _ -> JsonShape.STRING;
      case Numeral numeral -> numeral.integral() ? JsonShape.INTEGER : JsonShape.NUMBER;
      case Truth _ -> JsonShape.BOOLEAN;
      case Nothing _ -> JsonShape.NULL;
    };
  }
}
