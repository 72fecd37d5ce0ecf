package org.qistage.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Measures the forms of one side of one workload, in a JVM of its own. Arguments: the class of the
/// {@link FormSource}, the id of the workload, its size. Prints a line `R`, workload, form, figure, with tabs
/// between, for each form.
public final class Measure {
  private Measure() {}

  /// Measures.
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FormSource source =
        Class.forName(arguments[0])
            .asSubclass(FormSource.class)
            .getDeclaredConstructor()
            .newInstance();
    Workload listed = Workload.of(arguments[1]).orElseThrow();
    long size = Long.parseLong(arguments[2]);
    Workload workload = size == listed.size() ? listed : listed.withTasks(size);
    for (Form form : source.forms(workload)) {
      double figure =
          switch (form) {
            case Form.Timed(String _, long operations, long sum, Form.Body body) ->
                Timing.nanoseconds(body, sum, warmUp(workload)) / operations / scale(workload);
            case Form.Weighed(String _, Form.Weigh weigh) -> weigh.bytes();
          };
      out.printf(Locale.ROOT, "R\t%s\t%s\t%.4f%n", workload.id(), form.name(), figure);
    }
    // Threads of a peer may still be there.
    System.exit(0);
  }

  private static double scale(Workload workload) {
    return workload.unit() == Workload.Unit.MILLISECONDS ? 1e6 : 1;
  }

  /// A compiler is large, so it takes longer until it is warm. A kernel is one function of several loops: at
  /// the end of its first runs the JVM throws away what it has compiled in the middle of a loop, some times.
  private static long warmUp(Workload workload) {
    boolean slow = workload.id().equals("W9") || workload.id().startsWith("W7");
    return TimeUnit.SECONDS.toNanos(slow ? 6 : 1);
  }
}
