package org.qistage.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The wall time of a whole process, from its start to its end.
final class ProcessTimer {
  private final Path folder;

  ProcessTimer(Path folder) {
    this.folder = folder;
  }

  /// Milliseconds that the commands take one after the other. A command that fails ends the run of the
  /// benchmarks.
  double milliseconds(List<List<String>> commands) {
    long start = System.nanoTime();
    for (List<String> command : commands) {
      run(command);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private void run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(command + " ended with status " + status);
      }
    } catch (IOException e) {
      throw new IllegalStateException(command + " could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(command + " was interrupted", e);
    }
  }
}
