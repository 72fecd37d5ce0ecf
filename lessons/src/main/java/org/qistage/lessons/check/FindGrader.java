package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.RunSetting;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.trace.HeapView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.pipeline.view.AwaitGraph;
import org.qistage.runtime.trace.EventKind;

/// Grades what was found in a program by what its exploration, or its recording, shows.
final class FindGrader {
  private final ProgramRuns runs;

  FindGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Find check, Answer answer) {
    return switch (check.fault()) {
      case RACE -> race(check, answer);
      case DEADLOCK -> deadlock(check, answer);
      case LEAK -> leak(check, answer);
    };
  }

  // ---- Races ----

  private Optional<Feedback> race(Check.Find check, Answer answer) {
    SourceText source = runs.program(check.run().program());
    List<ExplorationReport.Race> races =
        runs.explore(source, check.run().input()).map(ExplorationReport::races).orElse(List.of());
    if (races.isEmpty()) {
      return Optional.of(Feedback.of("find.nothing"));
    }
    Map<String, String> values = AnswerWords.values(answer);
    String variable = values.getOrDefault("variable", values.getOrDefault("变量", firstWord(answer)));
    List<Integer> lines =
        answer instanceof Answer.Entries(var entries) && entries.get("lines") != null
            ? AnswerWords.numbers(entries.get("lines"))
            : AnswerWords.numbers(answer);
    List<ExplorationReport.Race> ofVariable =
        races.stream().filter(race -> race.variable().equals(variable)).toList();
    if (ofVariable.isEmpty()) {
      return Optional.of(Feedback.of("race.variable", variable, races.size()));
    }
    Set<Integer> written = new TreeSet<>(lines);
    for (ExplorationReport.Race race : ofVariable) {
      if (written.equals(new TreeSet<>(List.of(race.first().line(), race.second().line())))) {
        return Optional.empty();
      }
    }
    ExplorationReport.Race race = ofVariable.getFirst();
    for (int line : written) {
      boolean touches =
          ofVariable.stream()
              .anyMatch(each -> each.first().line() == line || each.second().line() == line);
      if (!touches) {
        return Optional.of(Feedback.of("race.line", variable, line));
      }
    }
    return Optional.of(
        Feedback.of(
            "race.lines",
            variable,
            race.first().function(),
            access(race.first()),
            race.second().function(),
            access(race.second())));
  }

  private static BilingualText access(ExplorationReport.Access access) {
    return Feedback.words(access.write() ? "race.writes" : "race.reads");
  }

  private static String firstWord(Answer answer) {
    List<String> pieces = AnswerWords.pieces(answer);
    return pieces.isEmpty() ? "" : pieces.getFirst();
  }

  // ---- Deadlocks ----

  private Optional<Feedback> deadlock(Check.Find check, Answer answer) {
    SourceText source = runs.program(check.run().program());
    RunSetting setting = check.run();
    List<Integer> written = AnswerWords.numbers(answer);
    Optional<Feedback> first = Optional.empty();
    List<ExplorationReport.Outcome> outcomes =
        runs.explore(source, setting.input()).map(ExplorationReport::outcomes).orElse(List.of());
    for (ExplorationReport.Outcome outcome : outcomes) {
      if (outcome.end() == ExplorationReport.End.DEADLOCK) {
        RunSetting again =
            new RunSetting(setting.program(), setting.input(), 0, outcome.schedule(), false);
        Optional<Feedback> wrong =
            runs.record(again)
                .map(trace -> stuck(trace, again, written))
                .orElse(Optional.of(Feedback.of("find.nothing")));
        if (wrong.isEmpty()) {
          return wrong;
        }
        first = first.or(() -> wrong);
      }
    }
    return first.or(() -> Optional.of(Feedback.of("find.nothing")));
  }

  /// Whether these are the tasks that wait for each other; where there is no cycle, all that wait.
  private static Optional<Feedback> stuck(
      TraceNavigator trace, RunSetting run, List<Integer> written) {
    Moment end = trace.at(lastSuspension(trace));
    List<Integer> cycle = AwaitGraph.of(end, Language.ZH).cycle();
    if (cycle.isEmpty()) {
      Set<Integer> waiting = new TreeSet<>();
      end.tasks().stream()
          .filter(task -> task.state() == TaskView.State.SUSPENDED)
          .forEach(task -> waiting.add(task.number()));
      return new TreeSet<>(written).equals(waiting)
          ? Optional.empty()
          : Optional.of(
              Feedback.of("deadlock.waiting", waiting.size())
                  .at(Verdict.Place.at(run, end.event())));
    }
    List<Integer> turned = new ArrayList<>(cycle);
    for (int i = 0; i < cycle.size(); i++) {
      if (turned.equals(written)) {
        return Optional.empty();
      }
      Collections.rotate(turned, 1);
    }
    for (int task : written) {
      if (!cycle.contains(task)) {
        BilingualText waits =
            new BilingualText(
                waits(trace, end, task, Language.ZH), waits(trace, end, task, Language.EN));
        return Optional.of(
            Feedback.of("deadlock.outside", task, waits).at(Verdict.Place.at(run, end.event())));
      }
    }
    Feedback feedback =
        new TreeSet<>(written).equals(new TreeSet<>(cycle))
            ? Feedback.of("deadlock.order")
            : Feedback.of("deadlock.more", cycle.size());
    if (!run.schedule().isEmpty()) {
      feedback = feedback.and("deadlock.schedule", run.schedule());
    }
    return Optional.of(feedback.at(Verdict.Place.at(run, end.event())));
  }

  /// Behind it the tasks are cancelled, and nobody waits any more.
  private static int lastSuspension(TraceNavigator trace) {
    int event = trace.size() - 1;
    while (event > 0 && trace.event(event).kind() != EventKind.SUSPENDED) {
      event--;
    }
    return event;
  }

  private static String waits(TraceNavigator trace, Moment moment, int task, Language language) {
    TraceText text = new TraceText(trace, language);
    String waits =
        moment
            .task(task)
            .map(view -> String.join(", ", view.waits().stream().map(text::waits).toList()))
            .orElse("");
    return waits.isEmpty() ? Feedback.words("deadlock.nothing").in(language) : waits;
  }

  // ---- Leaks ----

  private Optional<Feedback> leak(Check.Find check, Answer answer) {
    RunSetting setting =
        new RunSetting(check.run().program(), check.run().input(), check.run().seed(), "", true);
    Optional<HeapView> heap = runs.record(setting).flatMap(trace -> trace.at(trace.size()).heap());
    Set<String> leaked = new TreeSet<>();
    heap.ifPresent(view -> view.blocks().forEach(block -> leaked.add(block.type())));
    if (leaked.isEmpty()) {
      return Optional.of(Feedback.of("find.nothing"));
    }
    Set<String> written = new TreeSet<>();
    Answer types =
        answer instanceof Answer.Entries(var entries)
            ? entries.values().stream().findFirst().orElse(answer)
            : answer;
    for (String piece : AnswerWords.pieces(types)) {
      for (String type : piece.split("[,，、;；]", -1)) {
        if (!type.isBlank()) {
          written.add(type.strip());
        }
      }
    }
    for (String type : written) {
      if (!leaked.contains(type)) {
        return Optional.of(Feedback.of("leak.freed", type));
      }
    }
    return written.equals(leaked)
        ? Optional.empty()
        : Optional.of(Feedback.of("leak.more", leaked.size() - written.size()));
  }
}
