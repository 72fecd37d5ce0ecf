package org.qistage.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Starts a process for each measurement and reads its figures.
final class Peers {
  private static final long MOST_SECONDS = 180;

  /// Of `run` in bin/qi-stage, and a heap that is there from the start. The same for ours and for
  /// every peer that runs in a JVM.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseCompactObjectHeaders",
          "-XX:+TieredCompilation",
          "-XX:+UseParallelGC",
          "-XX:+UseCondCardMark",
          "-XX:-UsePerfData",
          "-Xss16m",
          "-Xms3g",
          "-Xmx3g");

  /// A peer outside of the JVM.
  ///
  /// @param command starts it; the id of the workload follows
  private record Outside(String name, List<String> command) {}

  private final Path build;
  private final List<Outside> outside = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /// @param root the project's folder
  Peers(Path root) throws IOException {
    Path sources = root.resolve("tests/bench/src/main/peers");
    build = root.resolve("tests/bench/target/peers");
    Files.createDirectories(build);
    go(sources.resolve("go"));
    installed("lua5.4", "Lua 5.4", sources.resolve("peers.lua").toString(), "lua5.4");
    installed("luajit", "LuaJIT", sources.resolve("peers.lua").toString(), "luajit");
    installed(
        "node",
        "Node",
        "--expose-gc",
        "--stack-size=60000",
        sources.resolve("peers.mjs").toString());
  }

  /// Which peers are left out, and why.
  List<String> notes() {
    return notes;
  }

  private void installed(String command, String name, String... arguments) {
    if (find(command).isEmpty()) {
      notes.add(name + " is left out: there is no command " + command);
      return;
    }
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(arguments));
    outside.add(new Outside(name, all));
  }

  private void go(Path source) throws IOException {
    if (find("go").isEmpty()) {
      notes.add("Go is left out: there is no command go");
      return;
    }
    Path program = build.resolve("go-peers");
    ProcessBuilder builder =
        new ProcessBuilder("go", "build", "-o", program.toString(), ".")
            .directory(source.toFile())
            .redirectErrorStream(true);
    builder.environment().put("GOCACHE", build.resolve("go-cache").toString());
    builder.environment().put("GOTOOLCHAIN", "local");
    String message = output(builder);
    if (Files.isExecutable(program)) {
      outside.add(new Outside("Go", List.of(program.toString())));
    } else {
      notes.add("Go is left out, since it does not build the peer: " + message.strip());
    }
  }

  private static Optional<Path> find(String command) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(":", -1)) {
      Path file = Path.of(folder, command);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /// Our figure.
  static double ours(Workload workload) throws IOException {
    return best(jvm(QiForms.class.getName(), workload)).orElseThrow();
  }

  /// The figure of the best form of the peer that the ratio is taken to.
  static double theirs(Workload workload) throws IOException {
    String source =
        workload.peer().equals(Workload.KOTLIN)
            ? "org.qistage.bench.KotlinForms"
            : JavaForms.class.getName();
    return best(jvm(source, workload)).orElseThrow();
  }

  /// The figures of the other peers that have this workload, each in its best form.
  Map<String, Double> others(Workload workload) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    if (!workload.peer().equals(Workload.KOTLIN)) {
      return figures;
    }
    best(jvm(VirtualThreads.class.getName(), workload))
        .ifPresent(figure -> figures.put("Java virtual threads", figure));
    for (Outside peer : outside) {
      List<String> command = new ArrayList<>(peer.command);
      command.add(workload.id());
      best(figures(command, workload)).ifPresent(figure -> figures.put(peer.name, figure));
    }
    return figures;
  }

  private static Optional<Double> best(Map<String, Double> figures) {
    return figures.values().stream().min(Double::compare);
  }

  private static Map<String, Double> jvm(String source, Workload workload) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-D" + Timing.CPU + "=" + Boolean.getBoolean(Timing.CPU));
    if (!workload.parallel()) {
      command.add("-Djdk.virtualThreadScheduler.parallelism=1");
      command.add("-Djdk.virtualThreadScheduler.maxPoolSize=1");
    }
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Measure.class.getName());
    command.add(source);
    command.add(workload.id());
    command.add(String.valueOf(workload.size()));
    return figures(command, workload);
  }

  /// The figures that a peer prints, by their forms.
  private static Map<String, Double> figures(List<String> command, Workload workload)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String line : output(builder).lines().toList()) {
      String[] fields = line.split("\t", -1);
      if (fields.length >= 4 && fields[0].equals("R") && fields[1].equals(workload.id())) {
        figures.put(fields[2], Double.parseDouble(fields[3]));
      }
    }
    return figures;
  }

  private static String output(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException(builder.command() + " does not end");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            builder.command() + " ended with status " + process.exitValue() + "\n" + text);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(builder.command() + " was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
