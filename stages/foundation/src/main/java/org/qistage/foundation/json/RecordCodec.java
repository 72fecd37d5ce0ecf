package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A record as an object with its components in order, `"kind"` first when the record belongs to a
/// sealed interface.
final class RecordCodec<R> extends Codec<R> {
  static final String KIND = "kind";

  private final Class<R> type;
  private final boolean hasKind;
  private final List<String> names = new ArrayList<>();
  private final List<MethodHandle> accessors = new ArrayList<>();
  private final MethodHandle constructor;
  private final Map<String, Integer> positions = new HashMap<>();

  /// Filled in by {@link #link}, since a tree's records refer to each other.
  private List<Codec<Object>> codecs = List.of();

  private boolean flat;

  RecordCodec(Class<R> type) {
    this.type = type;
    this.hasKind = isVariant(type);
    RecordComponent[] components = type.getRecordComponents();
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      Class<?>[] parameters = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        var accessor = components[i].getAccessor();
        accessor.setAccessible(true);
        accessors.add(
            lookup.unreflect(accessor).asType(MethodType.methodType(Object.class, Object.class)));
        names.add(components[i].getName());
        positions.put(components[i].getName(), i);
        parameters[i] = components[i].getType();
      }
      Constructor<R> canonical = type.getDeclaredConstructor(parameters);
      canonical.setAccessible(true);
      constructor =
          lookup
              .unreflectConstructor(canonical)
              .asSpreader(Object[].class, components.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + type.getName(), e);
    }
    if (hasKind && positions.containsKey(KIND)) {
      throw new IllegalStateException(type.getName() + " has a component named kind");
    }
  }

  /// Whether a record belongs to a sealed interface, so that its `"kind"` is written.
  static boolean isVariant(Class<?> type) {
    return Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed);
  }

  void link(List<Codec<Object>> componentCodecs) {
    codecs = componentCodecs;
    flat = componentCodecs.stream().allMatch(Codec::isScalar);
  }

  String kind() {
    return type.getSimpleName();
  }

  @Override
  boolean isScalar() {
    return false;
  }

  @Override
  void write(R value, JsonSink out) throws IOException {
    out.startObject(flat);
    writeMembers(value, out);
    out.endObject();
  }

  /// The members without the braces.
  void writeMembers(R value, JsonSink out) throws IOException {
    if (hasKind) {
      out.generator().writeStringField(KIND, kind());
    }
    for (int i = 0; i < names.size(); i++) {
      out.generator().writeFieldName(names.get(i));
      codecs.get(i).write(component(value, i), out);
    }
  }

  @Override
  void visit(R value, JsonPath path, Codecs.Visitor visitor) {
    visitor.see(path, value);
    for (int i = 0; i < names.size(); i++) {
      codecs.get(i).visit(component(value, i), path.field(names.get(i)), visitor);
    }
  }

  private Object component(R value, int index) {
    try {
      return accessors.get(index).invokeExact((Object) value);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(names.get(index), e);
    }
  }

  @Override
  R read(JsonValue json) {
    if (!(json instanceof JsonValue.Members members)) {
      throw wrongShape(json, JsonShape.OBJECT);
    }
    if (hasKind) {
      String found = kindOf(members);
      if (!found.equals(kind())) {
        throw EnumCodec.unknownName(kindSpan(members), found, List.of(kind())).inside(KIND);
      }
    }
    return readMembers(members);
  }

  /// Reads the members of an object whose kind has been found to be this one's.
  R readMembers(JsonValue.Members members) {
    @Nullable Object[] arguments = new Object[names.size()];
    for (int i = 0; i < members.names().size(); i++) {
      String name = members.names().get(i);
      Integer position = positions.get(name);
      if (position != null) {
        try {
          arguments[position] = codecs.get(position).read(members.values().get(i));
        } catch (Refusal refusal) {
          throw refusal.inside(name);
        }
      } else if (!(hasKind && name.equals(KIND))) {
        throw new Refusal(
            members.values().get(i).span(),
            path ->
                new JsonProblem.UnknownField(
                    path.toString(), Spellings.shorten(name), Spellings.propose(name, names)));
      }
    }
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] == null) {
        arguments[i] = absent(members, i);
      }
    }
    return construct(members, arguments);
  }

  private Object absent(JsonValue.Members members, int index) {
    if (codecs.get(index).isOptional()) {
      return codecs.get(index).absent();
    }
    String name = names.get(index);
    throw new Refusal(members.span(), path -> new JsonProblem.MissingField(path.toString(), name));
  }

  private R construct(JsonValue.Members members, @Nullable Object[] arguments) {
    try {
      return type.cast((Object) constructor.invokeExact(arguments));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new Refusal(
          members.span(),
          path -> new JsonProblem.InvalidValue(path.toString(), String.valueOf(e.getMessage())));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  static String kindOf(JsonValue.Members members) {
    JsonValue kind = members.get(KIND);
    if (kind == null) {
      throw new Refusal(
          members.span(), path -> new JsonProblem.MissingField(path.toString(), KIND));
    }
    try {
      return ScalarCodecs.text(kind);
    } catch (Refusal refusal) {
      throw refusal.inside(KIND);
    }
  }

  static org.qistage.foundation.Span kindSpan(JsonValue.Members members) {
    JsonValue kind = members.get(KIND);
    return kind == null ? members.span() : kind.span();
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.named(type, () -> objectSchema(definitions));
  }

  ObjectNode objectSchema(SchemaDefinitions definitions) {
    ObjectNode schema = definitions.ofType("object");
    ObjectNode properties = schema.putObject("properties");
    var required = schema.putArray("required");
    if (hasKind) {
      properties.putObject(KIND).put("const", kind());
      required.add(KIND);
    }
    for (int i = 0; i < names.size(); i++) {
      properties.set(names.get(i), codecs.get(i).schema(definitions));
      if (!codecs.get(i).isOptional()) {
        required.add(names.get(i));
      }
    }
    return schema.put("additionalProperties", false);
  }
}
