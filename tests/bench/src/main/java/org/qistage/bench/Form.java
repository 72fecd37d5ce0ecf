package org.qistage.bench;

/// One way in which a peer, or we, do a workload.
public sealed interface Form {
  String name();

  /// Its time is measured.
  ///
  /// @param operations how many operations one run does
  /// @param sum what one run computes
  /// @param body does one run and gives what it has computed
  record Timed(String name, long operations, long sum, Body body) implements Form {}

  /// The memory that its parked tasks take is measured.
  ///
  /// @param weigh parks the tasks and gives the bytes of one
  record Weighed(String name, Weigh weigh) implements Form {}

  /// One run.
  @FunctionalInterface
  interface Body {
    long run() throws Exception;
  }

  /// One measurement of memory.
  @FunctionalInterface
  interface Weigh {
    double bytes() throws Exception;
  }
}
