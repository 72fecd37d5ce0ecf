package org.qistage.explorer.orders;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Background;
import org.qistage.explorer.model.Clock;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.ProgramRequest;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.CompileRequest;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.Pipeline;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.launch.Launcher;
import org.qistage.pipeline.launch.Loading;
import org.qistage.pipeline.launch.RunRequest;
import org.qistage.pipeline.trace.TraceNavigator;

/// The order of the recorded run, the choice that comes next in it, and what other orders lead to.
final class OrdersModel {
  private static final int MOST_RUNS = 1000;
  private static final long MOST_STATEMENTS = 200_000;

  private final Workbench workbench;
  private final Background choosing;
  private final Background exploring;
  private final ReadOnlyStringWrapper schedule = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<NextChoice>> next =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Exploration> exploration =
      new ReadOnlyObjectWrapper<>(new Exploration.None());
  private final ReadOnlyObjectWrapper<Optional<Compared>> compared =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty seen = new SimpleBooleanProperty(true);

  /// What the recorded run was of.
  private Optional<Subject> recorded = Optional.empty();

  /// What is being run in another order; empty when nothing is.
  private Optional<Fork> fork = Optional.empty();

  /// What has been explored, or is being.
  private Optional<Subject> explored = Optional.empty();

  /// Those of the recorded run, once they are known.
  private Optional<Choices> choices = Optional.empty();

  /// What is known of other orders.
  sealed interface Exploration {
    record None() implements Exploration {}

    record Running() implements Exploration {}

    record Done(ExplorationReport report) implements Exploration {}

    /// @param reason in the words of the JVM
    record Impossible(String reason) implements Exploration {}
  }

  /// Two runs of the program.
  ///
  /// @param schedule of the run before
  record Compared(String schedule, String output, String other, String otherOutput) {}

  /// All that runs depend on, but for their order.
  private record Subject(String text, List<String> imported, String input, Optional<Path> folder) {
    Subject {
      imported = List.copyOf(imported);
    }

    static Subject of(ProgramRequest request, @Nullable Program program) {
      List<String> imported =
          program == null
              ? List.of()
              : program.compiled().files().stream()
                  .filter(file -> !file.compiled())
                  .map(file -> file.source().text())
                  .toList();
      return new Subject(request.source().text(), imported, request.input(), request.folder());
    }
  }

  /// A run that was left for one in another order.
  ///
  /// @param schedule of the run that was left
  /// @param other the order that was asked for
  private record Fork(Optional<Subject> subject, String schedule, String output, String other) {}

  OrdersModel(Workbench workbench) {
    this.workbench = workbench;
    this.choosing = workbench.background();
    this.exploring = workbench.slowly();
    Clock clock = workbench.clock();
    clock.navigator().subscribe(this::recorded);
    clock.position().subscribe(_ -> choose());
    workbench.program().subscribe(this::made);
    seen.subscribe(_ -> choose());
  }

  /// Whether somebody looks; else the next choice is not looked for.
  BooleanProperty seen() {
    return seen;
  }

  /// The schedule of the recorded run; empty for first in, first out.
  ReadOnlyStringProperty schedule() {
    return schedule.getReadOnlyProperty();
  }

  /// The choice that comes next; empty when the scheduler has none any more.
  ReadOnlyObjectProperty<Optional<NextChoice>> next() {
    return next.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Exploration> exploration() {
    return exploration.getReadOnlyProperty();
  }

  /// The run before the order was changed and the one after; empty when it has not been.
  ReadOnlyObjectProperty<Optional<Compared>> compared() {
    return compared.getReadOnlyProperty();
  }

  private void made(@Nullable Program program) {
    if (program != null
        && explored.isPresent()
        && !explored.get().equals(Subject.of(workbench.request(), program))) {
      explored = Optional.empty();
      exploring.drop();
      exploration.set(new Exploration.None());
    }
  }

  private void recorded(Optional<TraceNavigator> navigator) {
    schedule.set(navigator.map(found -> found.trace().settings().schedule()).orElse(""));
    recorded = navigator.map(_ -> Subject.of(workbench.request(), workbench.program().get()));
    Optional<Fork> left = fork.filter(this::isRecorded);
    fork = Optional.empty();
    navigator.ifPresent(
        found ->
            compared.set(
                left.map(
                    from ->
                        new Compared(
                            from.schedule(), from.output(), schedule.get(), outputOf(found)))));
    choices = Optional.empty();
    next.set(Optional.empty());
    navigator.ifPresentOrElse(
        found ->
            choosing.make(
                () -> Choices.of(found),
                made -> {
                  choices = Optional.of(made);
                  choose();
                }),
        choosing::drop);
  }

  /// Whether the recorded run is the one that was asked for in another order; the text, the input or all of
  /// the program may have been changed since.
  private boolean isRecorded(Fork asked) {
    return asked.subject().equals(recorded) && asked.other().equals(workbench.request().schedule());
  }

  private static String outputOf(TraceNavigator navigator) {
    return navigator.at(navigator.size() - 1).output();
  }

  private void choose() {
    if (!seen.get()) {
      return;
    }
    next.set(choices.flatMap(known -> known.after(workbench.clock().position().get())));
  }

  /// Runs the program again: the same up to the next choice, then with another task.
  void take(int index) {
    next.get().ifPresent(choice -> runIn(choice.schedule(schedule.get(), index)));
  }

  /// Runs the program again in an order.
  void runIn(String other) {
    Optional<TraceNavigator> navigator = workbench.clock().navigator().get();
    fork =
        Optional.of(
            new Fork(
                recorded, schedule.get(), navigator.map(OrdersModel::outputOf).orElse(""), other));
    workbench.run(workbench.request().withSchedule(0, other));
  }

  /// Runs the program in many orders, in the background.
  void explore() {
    ProgramRequest request = workbench.request();
    explored = Optional.of(Subject.of(request, workbench.program().get()));
    exploration.set(new Exploration.Running());
    exploring.make(() -> explored(request), exploration::set);
  }

  private static Exploration explored(ProgramRequest request) {
    try {
      CompileRequest compile =
          CompileRequest.of(request.source(), StageId.CODEGEN).withFiles(request.files());
      CompileSnapshot compiled = Pipeline.standard().compile(ProgramExplorer.request(compile));
      if (compiled.hasErrors()) {
        return new Exploration.None();
      }
      return switch (Launcher.load(compiled)) {
        case Loading.Refused(var diagnostic) ->
            new Exploration.Impossible(diagnostic.diagnostic().code());
        case Loading.Loaded loaded -> {
          RunRequest run =
              RunRequest.of(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())
                  .withFolders(request.folders());
          RunRequest answered = request.fixtures().map(run::withFixtures).orElse(run);
          byte[] input = request.input().getBytes(StandardCharsets.UTF_8);
          yield new Exploration.Done(
              ProgramExplorer.of(compiled, loaded, answered, input, MOST_STATEMENTS)
                  .explore(MOST_RUNS, 0));
        }
      };
    } catch (RuntimeException | Error e) {
      return new Exploration.Impossible(e.toString());
    }
  }
}
