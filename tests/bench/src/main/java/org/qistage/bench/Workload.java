package org.qistage.bench;

import java.util.List;
import java.util.Optional;

/// What is measured. The size is what the Qi program reads from its input.
///
/// @param id as in docs/performance.md
/// @param title in words
/// @param peer the peer whose best form the ratio is taken to
/// @param size how much one run does, in the workload's own terms
/// @param operations how many operations that is
/// @param sum what one run computes
/// @param unit of the figures
/// @param parallel whether as many workers as the machine has processors run it; otherwise one
/// @param must the ratio that may not be passed
/// @param goal the ratio that we aim at
public record Workload(
    String id,
    String title,
    String peer,
    long size,
    long operations,
    long sum,
    Unit unit,
    boolean parallel,
    double must,
    double goal) {

  /// What the figures of a workload count.
  public enum Unit {
    NANOSECONDS("ns"),
    MILLISECONDS("ms"),
    BYTES("bytes");

    private final String text;

    Unit(String text) {
      this.text = text;
    }

    /// As it stands in the table.
    public String text() {
      return text;
    }
  }

  static final String KOTLIN = "Kotlin";
  static final String JAVA = "Java";
  static final String JAVAC = "javac";

  private static final long MILLION = 1_000_000;

  /// How many nodes the tree of W2 has.
  public static final int NODES = (1 << 18) - 1;

  /// How many calls fib(25) makes.
  private static final int FIB_CALLS = 242_785;

  /// All of them, in the order of the table.
  static List<Workload> all() {
    return List.of(
        one(
            "W1",
            "resume a generator",
            20 * MILLION,
            20 * MILLION,
            sumBelow(20 * MILLION),
            0.25,
            0.16),
        one(
            "W1m",
            "four generators, one consumer",
            4 * MILLION,
            4 * MILLION,
            33_348_332_500_000L,
            0.4,
            0.32),
        one(
            "W2",
            "recursive generator of a tree",
            20,
            20L * NODES,
            20 * sumBelow(NODES),
            0.5,
            0.36),
        one("W3s", "start and await 1 M tasks", MILLION, MILLION, sumBelow(MILLION), 0.15, 0.07),
        one("W4s", "1,000 tasks yield 1,000 times", 1000, MILLION, MILLION, 0.25, 0.18),
        one(
            "W5as",
            "channel, rendezvous and back",
            MILLION / 2,
            MILLION / 2,
            roundTrips(MILLION / 2),
            0.12,
            0.05),
        one(
            "W5bs",
            "channel, buffer of 128",
            2 * MILLION,
            2 * MILLION,
            sumBelow(2 * MILLION),
            0.12,
            0.06),
        several("W3", "start and await 1 M tasks", MILLION, MILLION, sumBelow(MILLION), 0.3, 0.2),
        several("W4", "1,000 tasks yield 1,000 times", 1000, MILLION, MILLION, 0.35, 0.22),
        several(
            "W5a",
            "channel, rendezvous and back",
            MILLION / 2,
            MILLION / 2,
            roundTrips(MILLION / 2),
            0.25,
            0.14),
        several(
            "W5b",
            "channel, buffer of 128",
            2 * MILLION,
            2 * MILLION,
            sumBelow(2 * MILLION),
            0.3,
            0.2),
        several(
            "W8-fib25task",
            "fib(25), every call a task",
            4,
            4L * FIB_CALLS,
            4 * 75_025L,
            0.1,
            0.03),
        new Workload(
            "W6",
            "a parked task",
            KOTLIN,
            MILLION,
            MILLION,
            MILLION,
            Unit.BYTES,
            false,
            0.25,
            0.19),
        one("W8-fib25", "fib(25), every call awaited", 40, 40L * FIB_CALLS, 40 * 75_025L, 0.5, 0.3),
        one(
            "W8-fib25tasks",
            "fib(25), every call a task",
            4,
            4L * FIB_CALLS,
            4 * 75_025L,
            0.1,
            0.03),
        kernel("W7-fib40", "fib(40)", 40, 102_334_155),
        kernel("W7-sieve10M", "sieve of 10 M", 10 * MILLION, 664_579),
        kernel("W7-nbody5M", "nbody, 5 M steps", 5 * MILLION, -169_083_134),
        kernel("W7-spectral1000", "spectral norm of 1,000", 1000, 1_274_224_148),
        kernel("W7-mandel1000", "Mandelbrot set of 1,000", 1000, 397_380),
        new Workload(
            "W9",
            "compile 50,000 lines, a line",
            JAVAC,
            50_000,
            50_000,
            0,
            Unit.NANOSECONDS,
            false,
            1.0,
            0.4));
  }

  /// The workload of an id.
  static Optional<Workload> of(String id) {
    return all().stream().filter(workload -> workload.id.equals(id)).findFirst();
  }

  private static Workload one(
      String id, String title, long size, long operations, long sum, double must, double goal) {
    return new Workload(
        id, title, KOTLIN, size, operations, sum, Unit.NANOSECONDS, false, must, goal);
  }

  /// On as many workers as the machine has processors.
  private static Workload several(
      String id, String title, long size, long operations, long sum, double must, double goal) {
    return new Workload(
        id,
        title + ", on all processors",
        KOTLIN,
        size,
        operations,
        sum,
        Unit.NANOSECONDS,
        true,
        must,
        goal);
  }

  private static Workload kernel(String id, String title, long size, long sum) {
    return new Workload(id, title, JAVA, size, 1, sum, Unit.MILLISECONDS, false, 1.1, 1.0);
  }

  private static long sumBelow(long n) {
    return n * (n - 1) / 2;
  }

  private static long roundTrips(long n) {
    return n * (n + 1) / 2;
  }

  /// The same with another number of tasks: of W3s and W6.
  Workload withTasks(long tasks) {
    long computed = unit == Unit.BYTES ? tasks : sumBelow(tasks);
    return new Workload(id, title, peer, tasks, tasks, computed, unit, parallel, must, goal);
  }

  /// Whether it is a kernel of W7.
  boolean isKernel() {
    return id.startsWith("W7-");
  }

  /// The file name of its Qi program, without the ending: the parallel and the single form of a
  /// workload share one.
  String program() {
    return switch (id) {
      case "W3s", "W4s", "W5as", "W5bs", "W8-fib25tasks" -> id.substring(0, id.length() - 1);
      default -> id;
    };
  }
}
