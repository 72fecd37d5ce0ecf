package org.qistage.runtime;

/// Which part of an object a program writes or reads, in the order in which lowering numbers them.
public enum ObjectAccess {
  /// A field of a struct; its number counts from 0.
  FIELD,
  /// The element of an array at an index.
  ELEMENT,
  /// The variable that a cell holds.
  CELL,
  /// The place that a pointer leads to.
  POINTER,
  /// A new last element of an array.
  ADDED,
  /// The last element of an array, which is gone.
  POPPED,
  /// A new element of an array at an index; those behind it have moved.
  INSERTED,
  /// The element of an array that was at an index; those behind it have moved.
  REMOVED,
  /// All of it.
  CONTENTS;

  private static final ObjectAccess[] ALL = values();

  static ObjectAccess of(int number) {
    return ALL[number];
  }
}
