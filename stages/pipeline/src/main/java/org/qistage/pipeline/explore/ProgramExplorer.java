package org.qistage.pipeline.explore;

import java.util.List;
import java.util.Optional;
import org.qistage.lowering.LoweringOptions;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.explore.AccessPlaces.AccessPlace;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.runtime.ExploringRunner;
import org.qistage.runtime.RunOptions;
import org.qistage.runtime.explore.Exploration;
import org.qistage.runtime.explore.ExploredRun;
import org.qistage.runtime.explore.Explorer;
import org.qistage.runtime.explore.Outcome;
import org.qistage.runtime.explore.Race;
import org.qistage.runtime.explore.Schedule;
import org.qistage.runtime.failure.ErrorKind;
import org.qistage.runtime.failure.ProgramMap;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.http.HttpBackend;

/// Explores one compiled program.
public final class ProgramExplorer {
  private static final LoweringOptions BUILD = new LoweringOptions(LoweringOptions.Probes.READS);

  /// So many characters of output end a run.
  private static final long MOST_PRINTED = 1 << 20;

  private final ExploringRunner runner;
  private final ProgramMap map;
  private final AccessPlaces places;

  private ProgramExplorer(ExploringRunner runner, ProgramMap map, AccessPlaces places) {
    this.runner = runner;
    this.map = map;
    this.places = places;
  }

  /// The request for a build that can be explored.
  public static CompileRequest request(CompileRequest request) {
    return request.withLowering(BUILD);
  }

  /// Whether a text is a schedule, such as `3:1,7:2`.
  public static boolean isSchedule(String text) {
    return Schedule.parse(text).isPresent();
  }

  /// @param snapshot of what {@link #request} asks for
  /// @param request how each run is done, but for its clock and its outputs
  /// @param input what each run reads as standard input
  /// @param statements so many end a run
  public static ProgramExplorer of(
      CompileSnapshot snapshot,
      Loading.Loaded program,
      RunRequest request,
      byte[] input,
      long statements) {
    RunOptions options = Launcher.options(request);
    if (request.fixtures().isEmpty()) {
      // A thousand runs are a thousand times as many requests.
      options = options.withHttp(HttpBackend.refused());
    }
    ExploringRunner runner =
        new ExploringRunner(
            program.root(),
            program.classes(),
            program.map(),
            options,
            input,
            new ExploringRunner.Limits(statements, MOST_PRINTED));
    return new ProgramExplorer(runner, program.map(), new AccessPlaces(snapshot));
  }

  /// Runs it in so many orders at most.
  ///
  /// @param seed of the random orders
  public ExplorationReport explore(int most, long seed) {
    return report(Explorer.explore(runner::run, most, seed));
  }

  /// Runs it in one order.
  ///
  /// @throws IllegalArgumentException when that is no schedule
  public ExplorationReport replay(String schedule) {
    ExploredRun run = run(schedule);
    return report(new Exploration(List.of(new Outcome(run, 1, false)), run.races(), 1, false));
  }

  /// Runs it in the order that a policy picks.
  public PolicyRun run(SchedulingPolicy policy) {
    PolicyOrder order = new PolicyOrder(policy);
    ExploredRun run = runner.run(order);
    return new PolicyRun(
        end(run),
        run.schedule().text(),
        order.taken(),
        run.output(),
        run.result().report(),
        order.fault());
  }

  /// How many tasks were ready at each choice of a run in one order.
  ///
  /// @throws IllegalArgumentException when that is no schedule, or the run had too much to be looked
  ///     through
  public List<Integer> choicesOf(String schedule) {
    return run(schedule).slices().orElseThrow(() -> new IllegalArgumentException(schedule)).stream()
        .map(slice -> slice.ready().size())
        .filter(ready -> ready > 1)
        .toList();
  }

  private ExploredRun run(String schedule) {
    return runner.run(
        Explorer.of(
            Schedule.parse(schedule).orElseThrow(() -> new IllegalArgumentException(schedule))));
  }

  private ExplorationReport report(Exploration exploration) {
    return new ExplorationReport(
        exploration.runs(),
        exploration.exhaustive(),
        exploration.outcomes().stream().map(ProgramExplorer::outcome).toList(),
        exploration.races().stream().map(this::race).toList());
  }

  private static ExplorationReport.Outcome outcome(Outcome outcome) {
    ExploredRun run = outcome.run();
    return new ExplorationReport.Outcome(
        end(run),
        run.schedule().text(),
        outcome.shortest(),
        outcome.count(),
        run.output(),
        run.result().report());
  }

  private static ExplorationReport.End end(ExploredRun run) {
    if (run.exhausted()) {
      return ExplorationReport.End.UNFINISHED;
    }
    if (run.result().error().filter(e -> e.kind() == ErrorKind.DEADLOCK).isPresent()) {
      return ExplorationReport.End.DEADLOCK;
    }
    return run.result().exitStatus() == 0
        ? ExplorationReport.End.FINISHED
        : ExplorationReport.End.FAILED;
  }

  private ExplorationReport.Race race(Race race) {
    String variable =
        place(race.first())
            .map(AccessPlace::variable)
            .filter(name -> !name.isEmpty())
            .or(() -> place(race.second()).map(AccessPlace::variable))
            .orElse("");
    return new ExplorationReport.Race(variable, access(race.first()), access(race.second()));
  }

  private Optional<AccessPlace> place(Race.Access access) {
    return places.at(access.function(), access.site());
  }

  private ExplorationReport.Access access(Race.Access access) {
    Optional<AccessPlace> place = place(access);
    return new ExplorationReport.Access(
        access.task(),
        map.taskDisplay(new TaskName(access.task(), access.className())),
        place.map(each -> each.source().name()).orElse(""),
        place.map(AccessPlace::line).orElse(0),
        place.map(AccessPlace::text).orElse(""),
        access.write());
  }
}
