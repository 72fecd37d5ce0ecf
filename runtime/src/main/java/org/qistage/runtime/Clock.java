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

  /// Whether waiting takes time in the world.
  boolean isReal();

  /// Notes that tasks have taken so many turns since this was last said, without a pause.
  void turnsTaken(int count);

  /// Notes that the program asks what the time is.
  void asked();

  /// The time of the world. Follows the system's clock as it was when the run began, and does not
  /// jump when that is set.
  final class Real implements Clock {
    private final long startNanoseconds = System.nanoTime();
    private final long startEpoch = System.currentTimeMillis();

    @Override
    public boolean isReal() {
      return true;
    }

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

    @Override
    public void turnsTaken(int count) {}

    @Override
    public void asked() {}
  }

  /// Time that stands still while anything can run, and jumps to the next deadline when nothing can.
  ///
  /// A program that waits by asking for the time over and over, or whose tasks do nothing but take
  /// turns, would wait for ever. So after {@link #PATIENCE} turns or questions without a pause, each
  /// further one takes {@link #STEP}, about what it takes in the world.
  final class Virtual implements Clock {
    /// When every run begins: 2024-01-01 00:00:00 UTC.
    static final long START = 1_704_067_200_000L;

    private static final int PATIENCE = 10_000;

    /// In nanoseconds.
    private static final long STEP = 1000;

    private long elapsed;
    private int turns;
    private int questions;

    @Override
    public boolean isReal() {
      return false;
    }

    @Override
    public long elapsed() {
      return elapsed;
    }

    @Override
    public void turnsTaken(int count) {
      if (turns < PATIENCE) {
        turns += count;
      } else {
        elapsed += count * STEP;
      }
    }

    @Override
    public void asked() {
      if (questions < PATIENCE) {
        questions++;
      } else {
        elapsed += STEP;
      }
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
      turns = 0;
      questions = 0;
      elapsed = Math.max(elapsed, instant);
      return 0;
    }
  }
}
