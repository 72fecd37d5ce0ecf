package org.qistage.bench;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.LongUnaryOperator;

/// One of the kernels of W7, in Qi and in Java.
///
/// @param qi the function `运行(规模: 整数): 整数`
record Kernel(MethodHandle qi, LongUnaryOperator java) {

  /// The kernel of a workload.
  static Kernel of(Workload workload) {
    String name =
        switch (workload.id()) {
          case "W7-fib40" -> "fib";
          case "W7-sieve10M" -> "sieve";
          case "W7-nbody5M" -> "nbody";
          case "W7-spectral1000" -> "spectral";
          case "W7-mandel1000" -> "mandelbrot";
          default -> throw new IllegalArgumentException(workload.id());
        };
    Class<?> program = QiPrograms.main("/kernels/" + name + ".qi");
    try {
      return new Kernel(
          MethodHandles.privateLookupIn(program, MethodHandles.lookup())
              .findStatic(program, "运行", MethodType.methodType(long.class, long.class)),
          size -> JavaKernels.run(name, size));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(name, e);
    }
  }

  long inQi(long size) {
    try {
      return (long) qi.invokeExact(size);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
