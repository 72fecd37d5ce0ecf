package org.qistage.foundation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/// An id, a record of one `int`, as that number. Ids count from 0.
final class IndexCodec<R> extends Codec<R> {
  private final Class<R> type;
  private final MethodHandle accessor;
  private final MethodHandle constructor;

  IndexCodec(Class<R> type) {
    this.type = type;
    try {
      var get = type.getRecordComponents()[0].getAccessor();
      get.setAccessible(true);
      var make = type.getDeclaredConstructor(int.class);
      make.setAccessible(true);
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      accessor = lookup.unreflect(get).asType(MethodType.methodType(int.class, Object.class));
      constructor =
          lookup.unreflectConstructor(make).asType(MethodType.methodType(Object.class, int.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("record " + type.getName(), e);
    }
  }

  @Override
  void write(R value, JsonSink out) throws IOException {
    out.generator().writeNumber(number(value));
  }

  private int number(R value) {
    try {
      return (int) accessor.invokeExact((Object) value);
    } catch (Throwable e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  @Override
  R read(JsonValue json) {
    int number = (int) ScalarCodecs.integer(json, 0, Integer.MAX_VALUE);
    try {
      return type.cast((Object) constructor.invokeExact(number));
    } catch (Throwable e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  @Override
  ObjectNode schema(SchemaDefinitions definitions) {
    return definitions.named(type, () -> definitions.integer(0, Integer.MAX_VALUE));
  }
}
