package org.qistage.foundation.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// Makes codecs from types by reflection, once each, and holds them. Types whose JSON is not that of
/// their record are added as leaves before the first use.
///
/// Safe to use from any thread once the leaves are in.
public final class Codecs {
  private final Map<Type, Codec<?>> codecs = new HashMap<>();

  public Codecs() {
    codecs.put(String.class, ScalarCodecs.STRING);
    codecs.put(boolean.class, ScalarCodecs.BOOLEAN);
    codecs.put(Boolean.class, ScalarCodecs.BOOLEAN);
    codecs.put(int.class, ScalarCodecs.INT);
    codecs.put(Integer.class, ScalarCodecs.INT);
    codecs.put(long.class, ScalarCodecs.LONG);
    codecs.put(Long.class, ScalarCodecs.LONG);
    codecs.put(double.class, ScalarCodecs.DOUBLE);
    codecs.put(Double.class, ScalarCodecs.DOUBLE);
    codecs.put(BigInteger.class, ScalarCodecs.BIG_INTEGER);
    codecs.put(OptionalLong.class, ScalarCodecs.OPTIONAL_LONG);
    codecs.put(Span.class, ScalarCodecs.SPAN);
    codecs.put(
        SourceText.class,
        new MappedCodec<SourceText, Source>(
            of(Source.class),
            text -> new Source(text.name(), text.text()),
            source -> new SourceText(source.name(), source.text())));
  }

  /// Writes values of a type as texts.
  ///
  /// @param description what the text is, for the JSON Schema
  /// @param read throws IllegalArgumentException for a text that is no value
  public <T> Codecs withText(
      Class<T> type, String description, Function<T, String> write, Function<String, T> read) {
    codecs.put(type, ScalarCodecs.ofText(description, write, read));
    return this;
  }

  /// Shows every part of a value to a visitor: records before their components, each with its path
  /// from the value. Recurses as deep as the value does.
  public <T> void visit(Class<T> type, T value, Visitor visitor) {
    of(type).visit(value, JsonPath.ROOT, visitor);
  }

  /// Sees the parts of a value.
  @FunctionalInterface
  public interface Visitor {
    /// Called once for each part.
    ///
    /// @param part a record, or a value without parts such as a span, an id or a text
    void see(JsonPath path, Object part);
  }

  // A codec is stored under the type whose values it handles.
  @SuppressWarnings("unchecked")
  synchronized <T> Codec<T> of(Class<T> type) {
    return (Codec<T>) ofType(type);
  }

  private Codec<?> ofType(Type type) {
    Codec<?> known = codecs.get(type);
    if (known != null) {
      return known;
    }
    Codec<?> made =
        switch (type) {
          case ParameterizedType generic -> ofGeneric(generic);
          case Class<?> plain -> ofClass(plain);
          default -> throw new IllegalStateException("no JSON form for " + type);
        };
    codecs.put(type, made);
    return made;
  }

  private Codec<?> ofGeneric(ParameterizedType type) {
    Codec<?> argument = ofType(type.getActualTypeArguments()[0]);
    if (type.getRawType() == List.class) {
      return new ListCodec<>(argument);
    }
    if (type.getRawType() == Optional.class) {
      return new OptionalCodec<>(argument);
    }
    throw new IllegalStateException("no JSON form for " + type);
  }

  private Codec<?> ofClass(Class<?> type) {
    if (type.isEnum()) {
      return ofEnum(type);
    }
    if (isIndex(type)) {
      return new IndexCodec<>(type);
    }
    if (type.isRecord()) {
      return ofRecord(type);
    }
    if (type.isSealed()) {
      return ofSealed(type);
    }
    throw new IllegalStateException("no JSON form for " + type.getName());
  }

  // Only called for enum classes.
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Codec<?> ofEnum(Class<?> type) {
    return new EnumCodec((Class) type);
  }

  /// Whether a record is an id: one `int` named `value`, and no variant of something.
  private static boolean isIndex(Class<?> type) {
    if (!type.isRecord() || type.getRecordComponents().length != 1 || RecordCodec.isVariant(type)) {
      return false;
    }
    RecordComponent only = type.getRecordComponents()[0];
    return only.getType() == int.class && only.getName().equals("value");
  }

  private <R> Codec<R> ofRecord(Class<R> type) {
    RecordCodec<R> codec = new RecordCodec<>(type);
    codecs.put(type, codec);
    List<Codec<Object>> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(untyped(ofType(component.getGenericType())));
    }
    codec.link(components);
    return codec;
  }

  // A record's codec hands each component only the values of that component.
  @SuppressWarnings("unchecked")
  private static Codec<Object> untyped(Codec<?> codec) {
    return (Codec<Object>) codec;
  }

  private <T> Codec<T> ofSealed(Class<T> type) {
    SealedCodec<T> codec = new SealedCodec<>(type);
    codecs.put(type, codec);
    for (Class<? extends T> record : records(type)) {
      if (ofType(record) instanceof RecordCodec<?> variant) {
        codec.link(record, narrowed(variant));
      } else {
        throw new IllegalStateException(record.getName() + " is no plain record");
      }
    }
    return codec;
  }

  // The codec is that of a permitted subclass.
  @SuppressWarnings("unchecked")
  private static <T> RecordCodec<? extends T> narrowed(RecordCodec<?> codec) {
    return (RecordCodec<? extends T>) codec;
  }

  /// The records that a sealed interface permits, directly or through further sealed interfaces.
  // Permitted subclasses are subclasses.
  @SuppressWarnings("unchecked")
  private static <T> List<Class<? extends T>> records(Class<T> type) {
    List<Class<? extends T>> records = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      if (permitted.isRecord()) {
        records.add((Class<? extends T>) permitted);
      } else if (permitted.isSealed()) {
        records.addAll(records((Class<? extends T>) permitted));
      } else {
        throw new IllegalStateException(
            permitted.getName()
                + " in "
                + type.getName()
                + " is neither record nor sealed; add a leaf");
      }
    }
    return records;
  }
}
