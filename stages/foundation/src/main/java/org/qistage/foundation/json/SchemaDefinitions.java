package org.qistage.foundation.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Collects the `$defs` of a JSON Schema while codecs describe themselves. Not for several threads.
final class SchemaDefinitions {
  private final Map<String, ObjectNode> definitions = new TreeMap<>();

  /// A reference to a type's definition, which is made at its first use.
  ObjectNode named(Class<?> type, Supplier<ObjectNode> make) {
    String name = nameOf(type);
    if (!definitions.containsKey(name)) {
      definitions.put(name, object());
      definitions.put(name, make.get());
    }
    return object().put("$ref", "#/$defs/" + name);
  }

  /// The type's name inside its package, such as `Statement.If`.
  private static String nameOf(Class<?> type) {
    Class<?> outer = type.getDeclaringClass();
    return outer == null ? type.getSimpleName() : nameOf(outer) + "." + type.getSimpleName();
  }

  Map<String, ObjectNode> all() {
    return definitions;
  }

  ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode ofType(String type) {
    return object().put("type", type);
  }

  ObjectNode integer(long least, long greatest) {
    return ofType("integer").put("minimum", least).put("maximum", greatest);
  }

  ObjectNode names(List<String> names) {
    ObjectNode schema = object();
    names.forEach(schema.putArray("enum")::add);
    return schema;
  }

  ObjectNode anyOf(ObjectNode... choices) {
    ObjectNode schema = object();
    schema.putArray("anyOf").addAll(List.of(choices));
    return schema;
  }

  ObjectNode oneOf(List<ObjectNode> choices) {
    ObjectNode schema = object();
    schema.putArray("oneOf").addAll(choices);
    return schema;
  }

  /// A whole schema.
  ///
  /// @param schema what the field `"schema"` says
  /// @param before fields that may follow it
  /// @param type the schema of what has the other fields
  String document(String schema, String title, ObjectNode before, ObjectNode type) {
    ObjectNode root = object();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("title", title);
    root.put("type", "object");
    ObjectNode properties = root.putObject("properties");
    properties.putObject("schema").put("const", schema);
    properties.setAll(before);
    properties.setAll((ObjectNode) type.get("properties"));
    var required = root.putArray("required").add("schema");
    type.get("required").forEach(required::add);
    root.put("additionalProperties", false);
    ObjectNode named = root.putObject("$defs");
    all().forEach(named::set);
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
