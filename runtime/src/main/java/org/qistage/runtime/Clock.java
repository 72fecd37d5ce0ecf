package org.qistage.runtime;

import java.util.concurrent.TimeUnit;

/// What the time is. Inside the scheduler it is counted in nanoseconds since the run began.
sealed interface Clock {
  /// Nanoseconds since the run began.
  long elapsed();

  /// Milliseconds since 1970.
  long epochMilliseconds();

  /// How long a worker with nothing to do must sleep until a time, in nanoseconds; 0 when it has
  /// come, `Long.MAX_VALUE` when it will not come by sleeping.
  ///
  /// @param idle whether nothing outside of the scheduler is under way either, so that a clock that
  ///     can jump may do it now
  long sleepUntil(long instant, boolean idle);

  /// The time of the world. Follows the system's clock as it was when the run began, and does not
  /// jump when that is set.
  final class Real implements Clock {
    private final long startNanoseconds = System.nanoTime();
    private final long startEpoch = System.currentTimeMillis();

    @Override
    public long elapsed() {
      return System.nanoTime() - startNanoseconds;
    }

    @Override
    public long epochMilliseconds() {
      return startEpoch + TimeUnit.NANOSECONDS.toMillis(elapsed());
    }

    @Override
    public long sleepUntil(long instant, boolean idle) {
      return Math.max(0, instant - elapsed());
    }
  }

  /// Time that stands still while anything can run, and jumps to the next deadline when nothing can.
  final class Virtual implements Clock {
    /// When every run begins: 2024-01-01 00:00:00 UTC.
    static final long START = 1_704_067_200_000L;

    private long elapsed;

    @Override
    public long elapsed() {
      return elapsed;
    }

    @Override
    public long epochMilliseconds() {
      return START + TimeUnit.NANOSECONDS.toMillis(elapsed);
    }

    @Override
    public long sleepUntil(long instant, boolean idle) {
      if (!idle) {
        return Long.MAX_VALUE;
      }
      elapsed = Math.max(elapsed, instant);
      return 0;
    }
  }
}
