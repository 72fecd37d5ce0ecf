package org.qistage.pipeline.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the JVM of a {@link ChildRun}: the one that this code runs on, with the same classes.
final class ChildJvm {
  private ChildJvm() {}

  /// @throws IOException when it cannot be started
  static Process start(RunLimits limits) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(limits));
    Map<String, String> environment = builder.environment();
    // Paths with Hanzi can be opened only under a UTF-8 locale.
    environment.put("LC_ALL", "C.UTF-8");
    // What they add is for this process, and the JVM announces them on standard error.
    environment.remove("JAVA_TOOL_OPTIONS");
    environment.remove("JDK_JAVA_OPTIONS");
    return builder.start();
  }

  private static List<String> command(RunLimits limits) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseParallelGC",
            // Workers that write into objects near one another must not fight for the collector's
            // marks.
            "-XX:+UseCondCardMark",
            "-XX:-UsePerfData",
            "-XX:StackReservedPages=0",
            // An error that is thrown often keeps its place.
            "-XX:-OmitStackTraceInFastThrow",
            "-Xss16m",
            // The JVM's own words must not come between what the program prints.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=/dev/null",
            "-Dfile.encoding=UTF-8",
            "-Dsun.jnu.encoding=UTF-8",
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED"));
    if (limits.heapBytes() > 0) {
      command.add("-Xmx" + limits.heapBytes());
    }
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), ChildMain.class.getName()));
    return command;
  }
}
