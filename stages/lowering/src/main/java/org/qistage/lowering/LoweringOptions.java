package org.qistage.lowering;

/// What kind of build lowering makes.
///
/// @param probes what the program tells whoever looks on
/// @param counting whether the program counts its references
public record LoweringOptions(Probes probes, Counting counting) {
  /// A build that runs at full speed and tells nothing.
  public static final LoweringOptions RUN = new LoweringOptions(Probes.NONE);

  /// A build for recording.
  public static final LoweringOptions DEBUG = new LoweringOptions(Probes.WRITES);

  /// A build that counts nothing.
  public LoweringOptions(Probes probes) {
    this(probes, Counting.NONE);
  }

  /// How much a debug build tells.
  public enum Probes {
    NONE,
    /// Statements, calls, and what is written.
    WRITES,
    /// As {@link #WRITES}, and what is read of objects and of variables outside functions.
    READS
  }

  /// Whether programs count their references.
  public enum Counting {
    /// Memory is left to the machine.
    NONE,
    /// Counted, without the pairs that the pass `elide` finds to be needless.
    ELIDED,
    /// Counted at every place that the pass `refcount` knows.
    FULL
  }

  /// The same build of a program that counts its references, or does not.
  public LoweringOptions with(Counting other) {
    return new LoweringOptions(probes, other);
  }

  /// Whether there are any probes.
  public boolean isDebug() {
    return probes != Probes.NONE;
  }
}
