package org.qistage.lowering.pass;

/// A pass keeps the very objects that it does not change, so that snapshots share them and a change is
/// seen by comparing references.
final class Sharing {
  private Sharing() {}

  @SuppressWarnings("ReferenceEquality") // that is the question
  static boolean isKept(Object now, Object before) {
    return now == before;
  }
}
