package org.qistage.runtime.failure;

/// Whether several workers may use one object at the same time. What a program shares without a lock is
/// its own concern, but the runtime must neither break nor run for ever over it: a table of keys, which
/// could, guards itself then, and an array that is found half changed is told as an error of the
/// program's.
///
/// Once true in a JVM it stays so, since objects do not know which run they belong to.
public final class Sharing {
  /// Written before the first worker of a parallel run starts; whoever has not seen that runs alone.
  private static boolean possible;

  private Sharing() {}

  /// A run on several workers begins.
  public static void begin() {
    possible = true;
  }

  public static boolean isPossible() {
    return possible;
  }
}
