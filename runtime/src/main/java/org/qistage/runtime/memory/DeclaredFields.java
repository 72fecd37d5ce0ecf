package org.qistage.runtime.memory;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The fields that a class declares itself: those of structs, variants, function values and pointers, and
/// the slots of frames and generators. Generated code makes most of these classes.
public final class DeclaredFields {
  /// What the numbers of a freed object are overwritten with.
  static final long POISON = 0xDEAD_DEAD_DEADL;

  private static final ClassValue<DeclaredFields> OF =
      new ClassValue<>() {
        @Override
        protected DeclaredFields computeValue(Class<?> type) {
          return new DeclaredFields(type);
        }
      };

  private final List<Field> references = new ArrayList<>();
  private final List<Field> numbers = new ArrayList<>();
  private final boolean single;
  private final int bytes;

  private DeclaredFields(Class<?> type) {
    boolean constant = false;
    int size = 0;
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        constant |= field.getType().isAssignableFrom(type);
        continue;
      }
      field.setAccessible(true);
      size += Long.BYTES;
      if (!field.getType().isPrimitive()) {
        references.add(field);
      } else if (field.getType() == long.class) {
        numbers.add(field);
      }
    }
    single = constant;
    bytes = size;
  }

  public static DeclaredFields of(Object object) {
    return OF.get(object.getClass());
  }

  /// Whether all programs share the one object of the class, which a static field of it holds: a variant
  /// or a function value that holds nothing.
  boolean single() {
    return single;
  }

  int bytes() {
    return bytes;
  }

  public void each(Object object, Consumer<@Nullable Object> visitor) {
    for (Field field : references) {
      visitor.accept(read(field, object));
    }
  }

  /// Overwrites the fields of a freed object.
  public void poison(Object object) {
    try {
      for (Field field : references) {
        if (!Modifier.isFinal(field.getModifiers())) {
          field.set(object, null);
        }
      }
      for (Field field : numbers) {
        if (!Modifier.isFinal(field.getModifiers())) {
          field.setLong(object, POISON);
        }
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object read(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
