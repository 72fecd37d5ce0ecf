package org.qistage.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The timing loop of every peer that runs in a JVM, and of ours: the body is run until it is warm,
/// then some times more, and the median of those counts.
public final class Timing {
  private static final int LEAST_RUNS = 5;
  private static final long MEASURED_NANOSECONDS = 300_000_000;

  private Timing() {}

  /// Nanoseconds that one run takes.
  ///
  /// @param sum what each run must compute
  /// @param warmNanoseconds how long it runs before anything is measured, three runs at least
  static double nanoseconds(Form.Body body, long sum, long warmNanoseconds) throws Exception {
    long start = System.nanoTime();
    for (int run = 0; run < 3 || System.nanoTime() - start < warmNanoseconds; run++) {
      check(body.run(), sum);
    }
    List<Double> times = new ArrayList<>();
    start = System.nanoTime();
    while (times.size() < LEAST_RUNS || System.nanoTime() - start < MEASURED_NANOSECONDS) {
      long before = System.nanoTime();
      long result = body.run();
      times.add((double) (System.nanoTime() - before));
      check(result, sum);
    }
    return Row.median(times.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void check(long result, long sum) {
    if (result != sum) {
      throw new IllegalStateException("computes " + result + ", not " + sum);
    }
  }

  /// The bytes of the heap that are in use, after full collections.
  public static long liveHeap() {
    Runtime runtime = Runtime.getRuntime();
    long[] used = new long[3];
    for (int i = 0; i < used.length; i++) {
      System.gc();
      used[i] = runtime.totalMemory() - runtime.freeMemory();
    }
    return Arrays.stream(used).min().orElseThrow();
  }
}
