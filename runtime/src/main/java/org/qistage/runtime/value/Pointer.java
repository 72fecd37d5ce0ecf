package org.qistage.runtime.value;

import org.jspecify.annotations.Nullable;

/// A place that holds a value: a variable, an element of an array, a field, a variable outside functions.
/// Subclasses read and write values of one representation.
public abstract class Pointer {
  /// The object that the place is in; this one for a variable.
  public Object holder() {
    return this;
  }

  /// Which place of its holder it is.
  public long position() {
    return 0;
  }

  /// Whether two pointers are to the same place, or both to none.
  @SuppressWarnings("ReferenceEquality") // a place is in one object and not in an equal one
  static boolean same(@Nullable Pointer left, @Nullable Pointer right) {
    if (left == right) {
      return true;
    }
    return left != null
        && right != null
        && left.holder() == right.holder()
        && left.position() == right.position();
  }
}
