package org.qistage.pipeline.trace;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/// A list whose elements are made each time that they are asked for: of a hundred thousand tasks a screen
/// shows a few.
final class LazyList<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> element;

  private LazyList(int size, IntFunction<T> element) {
    this.size = size;
    this.element = element;
  }

  /// @param element makes the element at an index; the same each time
  static <T> List<T> of(int size, IntFunction<T> element) {
    return new LazyList<>(size, element);
  }

  /// @param element makes the element of a number
  static <T> List<T> of(int[] numbers, IntFunction<T> element) {
    return of(numbers.length, index -> element.apply(numbers[index]));
  }

  @Override
  public T get(int index) {
    return element.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
