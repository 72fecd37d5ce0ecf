package org.qistage.bench;

import java.util.Arrays;

/// The kernels of `kernels/*.qi` as a Java programmer writes them, with the same arrays: the
/// measure for generated code. Java's integers wrap silently; Qi's are checked.
final class JavaKernels {
  private JavaKernels() {}

  static long run(String kernel, long size) {
    return switch (kernel) {
      case "fib" -> fib(size);
      case "sieve" -> sieve((int) size);
      case "nbody" -> nbody((int) size);
      case "spectral" -> spectral((int) size);
      case "mandelbrot" -> mandelbrot((int) size);
      default -> throw new IllegalArgumentException(kernel);
    };
  }

  static long fib(long n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
  }

  static long sieve(int limit) {
    boolean[] composite = new boolean[limit + 1];
    int count = 0;
    for (int i = 2; i <= limit; i++) {
      if (!composite[i]) {
        count++;
        for (long j = (long) i * i; j <= limit; j += i) {
          composite[(int) j] = true;
        }
      }
    }
    return count;
  }

  @SuppressWarnings(
      "FloatingPointLiteralPrecision") // the digits of the benchmark game, as in nbody.qi
  static long nbody(int steps) {
    double sun = 4 * Math.PI * Math.PI;
    double year = 365.24;
    double[] x = {
      0, 4.84143144246472090, 8.34336671824457987, 12.8943695621391310, 15.3796971148509165
    };
    double[] y = {
      0, -1.16032004402742839, 4.12479856412430479, -15.1111514016986312, -25.9193146099879641
    };
    double[] z = {
      0, -0.103622044471123109, -0.403523417114321381, -0.223307578892655734, 0.179258772950371181
    };
    double[] vx = {
      0,
      0.00166007664274403694 * year,
      -0.00276742510726411080 * year,
      0.00296460137564761618 * year,
      0.00268067772490389322 * year
    };
    double[] vy = {
      0,
      0.00769901118419740425 * year,
      0.00499852801234917238 * year,
      0.00237847173959480950 * year,
      0.00162824170038242295 * year
    };
    double[] vz = {
      0,
      -0.0000690460016972063023 * year,
      0.0000230417297573763929 * year,
      -0.0000296589568540237556 * year,
      -0.0000951592254519715870 * year
    };
    double[] mass = {
      sun,
      0.000954791938424326609 * sun,
      0.000285885980666130812 * sun,
      0.0000436624404335156298 * sun,
      0.0000515138902046611451 * sun
    };
    double px = 0;
    double py = 0;
    double pz = 0;
    for (int i = 0; i < 5; i++) {
      px += vx[i] * mass[i];
      py += vy[i] * mass[i];
      pz += vz[i] * mass[i];
    }
    vx[0] = -px / sun;
    vy[0] = -py / sun;
    vz[0] = -pz / sun;
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < 5; i++) {
        for (int j = i + 1; j < 5; j++) {
          double dx = x[i] - x[j];
          double dy = y[i] - y[j];
          double dz = z[i] - z[j];
          double squared = dx * dx + dy * dy + dz * dz;
          double force = 0.01 / (squared * Math.sqrt(squared));
          double mi = mass[i];
          double mj = mass[j];
          vx[i] -= dx * mj * force;
          vy[i] -= dy * mj * force;
          vz[i] -= dz * mj * force;
          vx[j] += dx * mi * force;
          vy[j] += dy * mi * force;
          vz[j] += dz * mi * force;
        }
      }
      for (int i = 0; i < 5; i++) {
        x[i] += 0.01 * vx[i];
        y[i] += 0.01 * vy[i];
        z[i] += 0.01 * vz[i];
      }
    }
    double energy = 0;
    for (int i = 0; i < 5; i++) {
      energy += 0.5 * mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
      for (int j = i + 1; j < 5; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double dz = z[i] - z[j];
        energy -= mass[i] * mass[j] / Math.sqrt(dx * dx + dy * dy + dz * dz);
      }
    }
    return Math.round(energy * 1e9);
  }

  private static double element(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
  }

  private static void multiply(double[] v, double[] r) {
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += element(i, j) * v[j];
      }
      r[i] = sum;
    }
  }

  private static void multiplyTransposed(double[] v, double[] r) {
    for (int i = 0; i < v.length; i++) {
      double sum = 0;
      for (int j = 0; j < v.length; j++) {
        sum += element(j, i) * v[j];
      }
      r[i] = sum;
    }
  }

  static long spectral(int n) {
    double[] u = new double[n];
    double[] v = new double[n];
    double[] t = new double[n];
    Arrays.fill(u, 1);
    for (int round = 0; round < 10; round++) {
      multiply(u, t);
      multiplyTransposed(t, v);
      multiply(v, t);
      multiplyTransposed(t, u);
    }
    double a = 0;
    double b = 0;
    for (int i = 0; i < n; i++) {
      a += u[i] * v[i];
      b += v[i] * v[i];
    }
    return Math.round(Math.sqrt(a / b) * 1e9);
  }

  static long mandelbrot(int n) {
    long inside = 0;
    for (int y = 0; y < n; y++) {
      double ci = 2.0 * y / n - 1.0;
      for (int x = 0; x < n; x++) {
        double cr = 2.0 * x / n - 1.5;
        double zr = 0;
        double zi = 0;
        double tr = 0;
        double ti = 0;
        int k = 0;
        while (k < 50 && tr + ti <= 4.0) {
          zi = 2 * zr * zi + ci;
          zr = tr - ti + cr;
          tr = zr * zr;
          ti = zi * zi;
          k++;
        }
        if (k == 50) {
          inside++;
        }
      }
    }
    return inside;
  }
}
