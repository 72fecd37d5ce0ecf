package org.qistage.bench;

import java.util.List;

/// The sizes of the kernels: `name:size`.
record KernelSizes(boolean quick) {
  List<String> all() {
    return quick
        ? List.of("fib:35", "sieve:10000000", "nbody:500000", "spectral:500", "mandelbrot:400")
        : List.of("fib:40", "sieve:10000000", "nbody:5000000", "spectral:1000", "mandelbrot:1000");
  }
}
