package org.qistage.checking.typed;

/// A method of 数组 that calls a function of the program for its elements.
public enum CollectionOperation {
  /// `映射(f)`: a new 数组 of what f gives for each element.
  MAP,
  /// `过滤(f)`: a new 数组 of the elements for which f is 真.
  FILTER,
  /// `归约(初值, f)`: f of the value so far and the next element, over all elements.
  REDUCE,
  /// `排序(f)`: in place and stable; f(a, b) is 真 when a stands before b.
  SORT
}
