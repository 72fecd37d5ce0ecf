package org.qistage.lessons.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How far the processes of submissions are kept from the rest of the machine. Programs in Qi reach nothing in any
/// case; this is for the commands and jars that are handed in as stages.
public enum Isolation {
  /// By bubblewrap: the file system cannot be written but for a folder of its own, there is no network, and no other
  /// process is seen.
  SANDBOX,
  /// By namespaces of its own: there is no network, and no process outlives the grading.
  NETWORK,
  /// By a process of its own only.
  PROCESS;

  private static final int PATIENCE_SECONDS = 10;

  /// The best that this machine has. Tried out, not guessed.
  public static Isolation best() {
    for (Isolation each : values()) {
      if (each.works()) {
        return each;
      }
    }
    return PROCESS;
  }

  private boolean works() {
    if (this == PROCESS) {
      return true;
    }
    try {
      Path here = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
      Process process =
          new ProcessBuilder(command(List.of("true"), List.of(here)))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// A command so that it runs isolated.
  ///
  /// @param seen files and folders that it has to see although they may lie among temporary ones
  List<String> command(List<String> words, List<Path> seen) {
    List<String> command = new ArrayList<>();
    switch (this) {
      case SANDBOX -> {
        command.addAll(
            List.of(
                "bwrap",
                "--die-with-parent",
                "--new-session",
                "--unshare-net",
                "--unshare-pid",
                "--unshare-ipc"));
        command.addAll(List.of("--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"));
        // Sockets under /run lead to other processes.
        command.addAll(List.of("--tmpfs", "/tmp", "--tmpfs", "/run", "--chdir", "/tmp"));
        for (Path path : seen) {
          if ((path.startsWith("/tmp") || path.startsWith("/run")) && Files.exists(path)) {
            command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
          }
        }
        command.add("--");
      }
      case NETWORK -> {
        // The first process of the namespace takes all others with it.
        command.addAll(List.of("unshare", "--map-root-user", "--net", "--pid", "--fork"));
        command.addAll(List.of("--kill-child", "--mount-proc", "--"));
      }
      case PROCESS -> {
        // Nothing more.
      }
    }
    command.addAll(words);
    return command;
  }
}
