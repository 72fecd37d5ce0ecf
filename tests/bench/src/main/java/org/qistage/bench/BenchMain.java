package org.qistage.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// Runs the workloads in rounds, ours and the peer's next to each other in each, and prints the
/// table. Arguments: `[--quick] [--rounds N] [--cpu] [--json FILE] [--chart FILE] [--only PREFIX]
/// --root FOLDER`, `--conventions` for the figures of docs/decisions/0004, or `--navigation [TRACE]` for those of
/// docs/recording.md.
public final class BenchMain {
  private final boolean quick;
  private final String only;
  private final Path root;
  private final int rounds;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<Row> rows = new ArrayList<>();

  private BenchMain(boolean quick, int rounds, String only, Path root) {
    this.quick = quick;
    this.only = only;
    this.root = root;
    this.rounds = rounds > 0 ? rounds : quick ? 3 : 7;
  }

  /// Measures and reports.
  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = false;
    int rounds = 0;
    String only = "";
    Path json = Path.of("");
    Path chart = Path.of("");
    Path root = Path.of("").toAbsolutePath();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--conventions" -> {
          conventions();
          return;
        }
        case "--navigation" -> {
          String trace = i + 1 < arguments.length ? arguments[i + 1] : "";
          new NavigationTiming(new PrintStream(System.out, true, StandardCharsets.UTF_8))
              .run(trace);
          return;
        }
        case "--cpu" -> System.setProperty(Timing.CPU, "true");
        case "--quick" -> quick = true;
        case "--rounds" -> rounds = Integer.parseInt(arguments[++i]);
        case "--only" -> only = arguments[++i];
        case "--json" -> json = Path.of(arguments[++i]);
        case "--chart" -> chart = Path.of(arguments[++i]);
        case "--root" -> root = Path.of(arguments[++i]).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
      }
    }
    BenchMain bench = new BenchMain(quick, rounds, only, root);
    bench.run();
    Report report = new Report(bench.rows);
    bench.out.println();
    report.print(bench.out);
    if (!json.toString().isEmpty()) {
      report.writeJson(json);
    }
    if (!chart.toString().isEmpty()) {
      new Chart(bench.rows).write(chart);
    }
  }

  private static void conventions() throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(ConventionBenchmark.class.getName())
                .forks(3)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .build())
        .run();
  }

  private boolean wanted(String id) {
    return id.startsWith(only);
  }

  private void run() throws IOException {
    Peers peers = new Peers(root);
    peers.notes().forEach(out::println);
    List<Workload> workloads =
        Workload.all().stream().filter(workload -> wanted(workload.id())).toList();
    Map<Workload, Samples> samples = new LinkedHashMap<>();
    workloads.forEach(workload -> samples.put(workload, new Samples()));
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : workloads) {
        Samples taken = samples.getOrDefault(workload, new Samples());
        double ours = Peers.ours(workload);
        double theirs = Peers.theirs(workload);
        taken.add(workload.peer(), ours, theirs);
        out.printf(
            Locale.ROOT,
            "round %d of %d, %s: %.3f %s, %s %.3f, ratio %.3f%n",
            round,
            rounds,
            workload.id(),
            ours,
            workload.unit().text(),
            workload.peer(),
            theirs,
            ours / theirs);
        if (!quick || round == 1) {
          peers.others(workload).forEach((peer, figure) -> taken.add(peer, ours, figure));
        }
      }
    }
    samples.forEach((workload, taken) -> rows.addAll(taken.rows(workload)));
    kernels(samples);
    if (wanted("linear")) {
      rows.addAll(new Growth(out, quick ? 1 : 3).rows());
    }
    if (wanted("hello")) {
      rows.addAll(new Commands(root, quick ? 9 : 21).rows());
    }
  }

  /// The kernels as one: the geometric mean of their ratios in each round.
  private void kernels(Map<Workload, Samples> samples) {
    List<Samples> kernels = new ArrayList<>();
    samples.forEach(
        (workload, taken) -> {
          if (workload.isKernel()) {
            kernels.add(taken);
          }
        });
    if (kernels.size() > 1) {
      rows.add(Samples.mean("W7", Workload.JAVA, "ms", kernels, 1.1, 1.0));
    }
  }
}
