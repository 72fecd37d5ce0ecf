package org.qistage.lowering;

/// What kind of build lowering makes.
///
/// @param probes what the program tells whoever looks on
public record LoweringOptions(Probes probes) {
  /// A build that runs at full speed and tells nothing.
  public static final LoweringOptions RUN = new LoweringOptions(Probes.NONE);

  /// A build for recording.
  public static final LoweringOptions DEBUG = new LoweringOptions(Probes.WRITES);

  /// How much a debug build tells.
  public enum Probes {
    NONE,
    /// Statements, calls, and what is written.
    WRITES,
    /// As {@link #WRITES}, and what is read of objects and of variables outside functions.
    READS
  }

  /// Whether there are any probes.
  public boolean isDebug() {
    return probes != Probes.NONE;
  }
}
