package org.qistage.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How time and memory grow with the number of tasks: ours against ours with a tenth of the tasks.
final class Growth {
  private static final double MUST = 11;
  private static final double GOAL = 10;

  private final PrintStream out;
  private final int rounds;

  Growth(PrintStream out, int rounds) {
    this.out = out;
    this.rounds = rounds;
  }

  List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (long tasks : new long[] {1_000_000, 10_000_000}) {
      String suffix = "-" + tasks / 1_000_000 + "M";
      rows.add(row("linear-time" + suffix, "W3s", tasks, "ms", 1e-6));
      rows.add(row("linear-memory" + suffix, "W6", tasks, "MB", 1e-6));
    }
    return rows;
  }

  private Row row(String id, String workload, long tasks, String unit, double scale)
      throws IOException {
    Workload base = Workload.of(workload).orElseThrow();
    double[] many = new double[rounds];
    double[] few = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      few[round] = Peers.ours(base.withTasks(tasks / 10)) * (tasks / 10.0) * scale;
      many[round] = Peers.ours(base.withTasks(tasks)) * tasks * scale;
      out.printf(
          Locale.ROOT,
          "round %d of %d, %s: %.1f %s, a tenth %.1f, ratio %.2f%n",
          round + 1,
          rounds,
          id,
          many[round],
          unit,
          few[round],
          many[round] / few[round]);
    }
    return Row.of(id, "a tenth of the tasks", unit, many, few, MUST, GOAL);
  }
}
