package org.qistage.lessons.format;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.qistage.foundation.Problem;

/// A problem of each kind, with values that stand for themselves.
final class Samples {
  private Samples() {}

  static Problem of(Class<?> type) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return (Problem) constructor.newInstance(Arrays.stream(types).map(Samples::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.toString(), e);
    }
  }

  private static Object value(Class<?> type) {
    return type == String.class
        ? "词"
        : type == int.class ? (Object) 1 : type == long.class ? 1L : type.getEnumConstants()[0];
  }
}
