package org.qistage.parsing;

/// The word before `函数`.
public enum FunctionFlavor {
  PLAIN,
  /// `异步 函数`: a call gives a 未来.
  ASYNC,
  /// `协程 函数`: a generator.
  COROUTINE
}
