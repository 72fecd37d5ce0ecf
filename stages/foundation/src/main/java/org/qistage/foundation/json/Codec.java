package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/// Writes and reads the values of one Java type. Immutable and safe to use from any thread.
abstract class Codec<T> {

  abstract void write(T value, JsonSink out) throws IOException;

  /// @throws Refusal when the JSON is not a value of this type
  abstract T read(JsonValue json);

  /// The JSON Schema of the type; named types are put in `definitions` and referred to.
  abstract ObjectNode schema(SchemaDefinitions definitions);

  /// Shows the value and its parts.
  void visit(T value, JsonPath path, Codecs.Visitor visitor) {
    visitor.see(path, value);
  }

  /// Whether its values are small enough to stand on the line of their parent.
  boolean isScalar() {
    return true;
  }

  /// Whether a record's field of this type may be left out.
  boolean isOptional() {
    return false;
  }

  /// What an absent field reads as, when {@link #isOptional}.
  T absent() {
    throw new IllegalStateException("not optional");
  }

  static Refusal wrongShape(JsonValue found, JsonShape wanted) {
    return new Refusal(
        found.span(), path -> new JsonProblem.WrongShape(path.toString(), wanted, found.shape()));
  }
}
