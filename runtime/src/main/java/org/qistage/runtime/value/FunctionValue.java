package org.qistage.runtime.value;

/// A function as a value. Generated code makes one abstract subclass for each form of calling (the
/// representations of the parameters and of the result, and whether a call may suspend), and of that one
/// class for each function that becomes a value; calls are virtual. Two values are equal when they are one
/// object.
public abstract class FunctionValue {
  @Override
  public String toString() {
    return "函数";
  }
}
