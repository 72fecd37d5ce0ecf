package org.qistage.samples;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.qistage.runtime.ProgramRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.RunResult;
import org.qistage.runtime.Task;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.http.HttpBackend;

/// Runs a root task under the virtual clock, without a network, and keeps what it printed.
public record Runs(RunResult result, String out, String err) {
  public static Runs of(Task root) {
    return of(root, ProgramMap.empty(), options -> options);
  }

  public static Runs of(Task root, ProgramMap map, UnaryOperator<RunOptions> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunOptions options =
        change.apply(
            Schedule.apply(RunOptions.of(out, err))
                .withClock(RunOptions.ClockKind.VIRTUAL)
                .withHttp(HttpBackend.refused()));
    RunResult result = ProgramRunner.run(() -> root, map, options);
    return new Runs(
        result, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// What it printed, with spaces for line ends.
  public String words() {
    return out.strip().replace('\n', ' ');
  }
}
