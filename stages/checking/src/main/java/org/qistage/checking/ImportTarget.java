package org.qistage.checking;

/// What an `导入` leads to.
public sealed interface ImportTarget {

  /// Another file of the program.
  ///
  /// @param index its place among the files that are checked together
  record File(int index) implements ImportTarget {}

  /// A module of the library, such as `标准库.加密`.
  record Library() implements ImportTarget {}

  /// Nothing; that has been reported.
  record Missing() implements ImportTarget {}
}
