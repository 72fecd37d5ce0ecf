package org.qistage.tests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.qistage.pipeline.launch.Launched;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.RunRequest;

/// One deterministic run of a program in virtual time, without the network.
public record ProgramRun(String output, String errors, int status) {
  private static final String FIXTURES = "--http-fixtures=";

  /// Runs a program without errors.
  ///
  /// @param options as in `run.options`
  public static ProgramRun of(Compilation compilation, List<String> options) {
    return of(compilation, options, 0);
  }

  /// Runs a program without errors whose ready tasks are picked by a seed.
  public static ProgramRun ofSeed(Compilation compilation, long seed) {
    return of(compilation, List.of(), seed);
  }

  private static ProgramRun of(Compilation compilation, List<String> options, long seed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    RunRequest request =
        RunRequest.of(out, err)
            .withVirtualClock(true)
            .withFixtures(Path.of("no fixtures"))
            .withSeed(seed);
    for (String option : options) {
      if (!option.startsWith(FIXTURES)) {
        throw new AssertionError("unknown option " + option);
      }
      request = request.withFixtures(Path.of(option.substring(FIXTURES.length())));
    }
    return switch (Launcher.run(compilation.allClasses(), request)) {
      case Launched.Ran(int status) ->
          new ProgramRun(
              out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
      case Launched.Refused(var located) ->
          throw new AssertionError("did not start: " + located.diagnostic());
    };
  }
}
