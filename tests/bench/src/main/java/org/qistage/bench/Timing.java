package org.qistage.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The timing loop of every peer that runs in a JVM, and of ours: the body is run until it is warm,
/// then some times more, and the median of those counts.
public final class Timing {
  private static final int LEAST_RUNS = 5;
  private static final long MEASURED_NANOSECONDS = 300_000_000;

  /// Set to count what the process has used of the processors instead of what a clock shows, on a busy
  /// machine. The collector's work counts then, too, and that of the compilers, which should be done.
  static final String CPU = "qi.bench.cpu";

  private static final boolean BY_CPU = Boolean.getBoolean(CPU);

  private static long now() {
    return BY_CPU
            && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : System.nanoTime();
  }

  private Timing() {}

  /// Nanoseconds that one run takes.
  ///
  /// @param sum what each run must compute
  /// @param warmNanoseconds how long it runs before anything is measured, three runs at least
  static double nanoseconds(Form.Body body, long sum, long warmNanoseconds) throws Exception {
    long start = now();
    for (int run = 0; run < 3 || now() - start < warmNanoseconds; run++) {
      check(body.run(), sum);
    }
    List<Double> times = new ArrayList<>();
    start = now();
    while (times.size() < LEAST_RUNS || now() - start < MEASURED_NANOSECONDS) {
      long before = now();
      long result = body.run();
      times.add((double) (now() - before));
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
