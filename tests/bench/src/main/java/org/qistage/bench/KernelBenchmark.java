package org.qistage.bench;

import java.lang.invoke.MethodHandle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Compute kernels compiled from Qi against the same kernels in Java.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class KernelBenchmark {
  /// The kernel's name, a colon, and its size.
  @Param({"fib:40", "sieve:10000000", "nbody:500000", "spectral:500", "mandelbrot:400"})
  public String kernel = "";

  private String name = "";
  private long size;
  private MethodHandle run = QiPrograms.NOTHING;

  @Setup
  public void load() {
    int colon = kernel.indexOf(':');
    name = kernel.substring(0, colon);
    size = Long.parseLong(kernel.substring(colon + 1));
    run = QiPrograms.kernel(name);
    if (ours() != theirs()) {
      throw new IllegalStateException(
          kernel + " computes " + ours() + " in Qi and " + theirs() + " in Java");
    }
  }

  @Benchmark
  public long ours() {
    try {
      return (long) run.invokeExact(size);
    } catch (Throwable e) {
      throw new IllegalStateException(kernel, e);
    }
  }

  @Benchmark
  public long theirs() {
    return JavaKernels.run(name, size);
  }
}
