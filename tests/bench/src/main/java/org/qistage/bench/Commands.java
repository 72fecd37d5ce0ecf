package org.qistage.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The time of whole processes of the command line, start of the JVM included.
final class Commands {
  private final String ours;
  private final int pairs;

  /// @param root the project's folder
  /// @param pairs how often each command runs
  Commands(Path root, int pairs) {
    this.ours = root.resolve("bin/qi-stage").toString();
    this.pairs = pairs;
  }

  List<Row> rows() throws IOException {
    Path folder = Files.createTempDirectory("qi-bench");
    Path qi = folder.resolve("hello.qi");
    Path hello = folder.resolve("Hello.java");
    Files.writeString(
        qi,
        """
        函数 入口() {
            打印行("你好");
        }
        """);
    Files.writeString(
        hello,
        """
        public class Hello {
          public static void main(String[] a) {
            System.out.println("你好");
          }
        }
        """);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
    ProcessTimer timer = new ProcessTimer(folder);
    List<Row> rows =
        List.of(
            row(
                timer,
                "hello-run",
                "javac + java",
                List.of(List.of(ours, "run", "hello.qi")),
                List.of(List.of(javac, "Hello.java"), List.of(java, "Hello")),
                0.5,
                0.35),
            row(
                timer,
                "hello-lex",
                "java -version",
                List.of(List.of(ours, "lex", "hello.qi")),
                List.of(List.of(java, "-version")),
                150.0 / 26,
                100.0 / 26));
    for (Path file : List.of(qi, hello, folder.resolve("Hello.class"), folder)) {
      Files.deleteIfExists(file);
    }
    return rows;
  }

  private Row row(
      ProcessTimer timer,
      String workload,
      String peer,
      List<List<String>> ourCommands,
      List<List<String>> theirCommands,
      double must,
      double goal) {
    timer.milliseconds(ourCommands);
    timer.milliseconds(theirCommands);
    double[] ourTimes = new double[pairs];
    double[] theirTimes = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      ourTimes[i] = timer.milliseconds(ourCommands);
      theirTimes[i] = timer.milliseconds(theirCommands);
    }
    return Row.of(workload, peer, "ms", ourTimes, theirTimes, must, goal);
  }
}
