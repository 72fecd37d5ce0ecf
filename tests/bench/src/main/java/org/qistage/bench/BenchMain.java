package org.qistage.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the benchmarks in rounds, ours and the peer's next to each other in each, and prints the
/// table. Arguments: `[--quick] [--json FILE] [--only PREFIX] --root FOLDER`, or `--conventions` for
/// the figures of docs/decisions/0004.
public final class BenchMain {
  private final boolean quick;
  private final String only;
  private final Path root;
  private final int rounds;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final List<Row> rows = new ArrayList<>();

  private BenchMain(boolean quick, String only, Path root) {
    this.quick = quick;
    this.only = only;
    this.root = root;
    this.rounds = quick ? 3 : 7;
  }

  public static void main(String[] arguments) throws IOException, RunnerException {
    boolean quick = false;
    String only = "";
    Path json = Path.of("");
    Path root = Path.of("").toAbsolutePath();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--conventions" -> {
          conventions();
          return;
        }
        case "--quick" -> quick = true;
        case "--only" -> only = arguments[++i];
        case "--json" -> json = Path.of(arguments[++i]);
        case "--root" -> root = Path.of(arguments[++i]).toAbsolutePath();
        default -> throw new IllegalArgumentException("unknown argument " + arguments[i]);
      }
    }
    BenchMain bench = new BenchMain(quick, only, root);
    bench.run();
    bench.print();
    if (!json.toString().isEmpty()) {
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .writeValue(json.toFile(), Map.of("rows", bench.rows));
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

  private void run() throws RunnerException, IOException {
    micro("W9 compile 50,000 lines", "javac", CompileBenchmark.class, "lines", "50000", 1.0, 0.5);
    for (String kernel : new KernelSizes(quick).all()) {
      String name = kernel.substring(0, kernel.indexOf(':'));
      micro("W7 " + name, "Java", KernelBenchmark.class, "kernel", kernel, 1.15, 1.0);
    }
    commands();
  }

  private boolean wanted(String workload) {
    return workload.startsWith(only);
  }

  private void micro(
      String workload,
      String peer,
      Class<?> benchmark,
      String parameter,
      String value,
      double must,
      double goal)
      throws RunnerException {
    if (!wanted(workload)) {
      return;
    }
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ours[round] = score(benchmark, "ours", parameter, value);
      theirs[round] = score(benchmark, "theirs", parameter, value);
      out.printf(
          Locale.ROOT,
          "%s, round %d of %d: %.2f ms, %s %.2f ms%n",
          workload,
          round + 1,
          rounds,
          ours[round] / 1e6,
          peer,
          theirs[round] / 1e6);
    }
    rows.add(Row.of(workload, peer, "ns", ours, theirs, must, goal));
  }

  private static double score(Class<?> benchmark, String method, String parameter, String value)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName() + "\\." + method + "$")
            .param(parameter, value)
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(3)
            .measurementTime(TimeValue.seconds(1))
            .jvmArgsAppend(
                "--sun-misc-unsafe-memory-access=allow", "-Xmx3g", "-Xss64m", "-XX:+UseParallelGC")
            .verbosity(VerboseMode.SILENT);
    return new Runner(options.build())
        .run().stream().map(RunResult::getPrimaryResult).findFirst().orElseThrow().getScore();
  }

  private void commands() throws IOException {
    Path folder = Files.createTempDirectory("qi-bench");
    Files.writeString(
        folder.resolve("hello.qi"),
        """
        函数 入口() {
            打印行("你好");
        }
        """);
    Files.writeString(
        folder.resolve("Hello.java"),
        """
        public class Hello {
          public static void main(String[] a) {
            System.out.println("你好");
          }
        }
        """);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    String ours = root.resolve("bin/qi-stage").toString();
    process(
        "run hello.qi",
        "javac + java",
        folder,
        List.of(List.of(ours, "run", "hello.qi")),
        List.of(List.of(javac, "Hello.java"), List.of(java, "Hello")),
        0.5,
        0.35);
    process(
        "lex hello.qi",
        "java -version",
        folder,
        List.of(List.of(ours, "lex", "hello.qi")),
        List.of(List.of(java, "-version")),
        150.0 / 26,
        100.0 / 26);
  }

  private void process(
      String workload,
      String peer,
      Path folder,
      List<List<String>> ourCommands,
      List<List<String>> theirCommands,
      double must,
      double goal) {
    if (!wanted(workload)) {
      return;
    }
    ProcessTimer timer = new ProcessTimer(folder);
    timer.milliseconds(ourCommands);
    timer.milliseconds(theirCommands);
    int pairs = quick ? 9 : 21;
    double[] ours = new double[pairs];
    double[] theirs = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      ours[i] = timer.milliseconds(ourCommands);
      theirs[i] = timer.milliseconds(theirCommands);
    }
    rows.add(Row.of(workload, peer, "ms", ours, theirs, must, goal));
  }

  private void print() {
    out.println();
    out.println("| workload | peer | ours | theirs | ratio (least – greatest) | must | goal | |");
    out.println("|---|---|---:|---:|---:|---:|---:|---|");
    for (Row row : rows) {
      double scale = row.unit().equals("ns") ? 1e6 : 1;
      out.printf(
          Locale.ROOT,
          "| %s | %s | %.1f ms | %.1f ms | %.2f (%.2f – %.2f) | %.2f | %.2f | %s |%n",
          row.workload(),
          row.peer(),
          row.ours() / scale,
          row.theirs() / scale,
          row.ratio(),
          row.spread().get(0),
          row.spread().get(1),
          row.must(),
          row.goal(),
          row.verdict());
    }
  }
}
