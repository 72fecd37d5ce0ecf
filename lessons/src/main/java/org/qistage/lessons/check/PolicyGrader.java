package org.qistage.lessons.check;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.PlugIns;
import org.qistage.pipeline.explore.CommandPolicy;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.explore.PolicyRun;
import org.qistage.pipeline.explore.ProgramExplorer;
import org.qistage.pipeline.explore.SchedulingPolicy;

/// Grades a scheduling policy: at each choice in the programs of its suite it has to take whom its rule
/// takes.
final class PolicyGrader {
  private final ProgramRuns runs;
  private final GradingLimits limits;

  PolicyGrader(ProgramRuns runs, GradingLimits limits) {
    this.runs = runs;
    this.limits = limits;
  }

  Optional<Feedback> wrong(Check.Stage check, Check.Rule rule, Answer answer) {
    for (int i = 0; i < check.suite().size(); i++) {
      String program = check.suite().get(i);
      Optional<Feedback> wrong = compare(program, rule, answer);
      if (wrong.isPresent()) {
        Feedback title = Feedback.of("stage.program", program, i, check.suite().size());
        for (BilingualText text : wrong.get().texts()) {
          title = title.and(text);
        }
        return Optional.of(title);
      }
    }
    return Optional.empty();
  }

  private Optional<Feedback> compare(String program, Check.Rule rule, Answer answer) {
    SourceText source = runs.program(program);
    Optional<ProgramExplorer> explorer = runs.explorer(source, "");
    if (explorer.isEmpty()) {
      return Optional.of(Feedback.of("program.faulty", program));
    }
    return switch (answer) {
      case Answer.Command(var words, var folder) -> {
        // Shorter than the run may take, so that it is told who was too slow.
        Duration timeout = Duration.ofMillis(Math.max(1, limits.milliseconds() / 2));
        try (CommandPolicy policy = CommandPolicy.start(words, folder, timeout)) {
          yield compare(explorer.get(), rule, policy);
        } catch (IOException e) {
          yield Optional.of(Feedback.of("policy.start", String.valueOf(e.getMessage())));
        }
      }
      case Answer.Jar(var path) -> {
        Outcome<List<ServiceLoader.Provider<SchedulingPolicy>>> loaded = PlugIns.loadPolicies(path);
        if (loaded.result().isEmpty()) {
          SourceText jar = new SourceText(String.valueOf(path.getFileName()), "");
          yield Optional.of(
              Feedback.of(
                  ProgramRuns.rendered(
                      new LocatedDiagnostic(jar, loaded.diagnostics().getFirst()))));
        }
        yield compare(explorer.get(), rule, new Lazy(loaded.result().getFirst()));
      }
      case Answer.Text _, Answer.Items _, Answer.Entries _, Answer.Program _ ->
          Optional.of(Feedback.of("policy.shape"));
    };
  }

  /// Makes the policy when it is asked first, so that what its making throws is its fault.
  private static final class Lazy implements SchedulingPolicy {
    private final ServiceLoader.Provider<SchedulingPolicy> provider;
    private Optional<SchedulingPolicy> made = Optional.empty();

    Lazy(ServiceLoader.Provider<SchedulingPolicy> provider) {
      this.provider = provider;
    }

    @Override
    public int choose(List<ReadyTask> ready) {
      if (made.isEmpty()) {
        try {
          made = Optional.of(provider.get());
        } catch (ServiceConfigurationError e) {
          throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
      }
      return made.get().choose(ready);
    }
  }

  private static Optional<Feedback> compare(
      ProgramExplorer explorer, Check.Rule rule, SchedulingPolicy policy) {
    Compared compared = new Compared(policy, rule);
    PolicyRun run = explorer.run(compared);
    if (run.fault().isPresent()) {
      PolicyRun.Fault fault = run.fault().get();
      return Optional.of(
          Feedback.of(
              fault.thrown() ? "policy.thrown" : "policy.not-ready",
              fault.choice(),
              fault.detail()));
    }
    if (compared.different.isEmpty() && run.end() != ExplorationReport.End.FINISHED) {
      return Optional.of(Feedback.of("policy.unfinished", compared.choice));
    }
    return compared.different;
  }

  /// A policy beside its rule.
  private static final class Compared implements SchedulingPolicy {
    private final SchedulingPolicy policy;
    private final Check.Rule rule;
    private int choice;
    private Optional<Feedback> different = Optional.empty();

    Compared(SchedulingPolicy policy, Check.Rule rule) {
      this.policy = policy;
      this.rule = rule;
    }

    @Override
    public int choose(List<ReadyTask> ready) {
      choice++;
      int chosen = policy.choose(ready);
      int right = rightful(ready);
      boolean known = ready.stream().anyMatch(each -> each.task() == chosen);
      if (known && chosen != right && different.isEmpty()) {
        Feedback feedback = Feedback.of("policy.choice", choice, right, chosen);
        for (ReadyTask task : ready) {
          feedback = feedback.and("policy.ready", task.task(), task.arrived(), task.turns());
        }
        different = Optional.of(feedback.and("policy.rule." + rule.name()));
      }
      return chosen;
    }

    private int rightful(List<ReadyTask> ready) {
      Comparator<ReadyTask> first =
          switch (rule) {
            case OLDEST -> Comparator.comparingLong(ReadyTask::arrived);
            case NEWEST -> Comparator.comparingLong(ReadyTask::arrived).reversed();
            case FEWEST_TURNS ->
                Comparator.comparingInt(ReadyTask::turns).thenComparingLong(ReadyTask::arrived);
            case LOWEST -> Comparator.comparingInt(ReadyTask::task);
          };
      return ready.stream().min(first).orElseThrow().task();
    }
  }
}
