package org.qistage.lessons.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.RunSetting;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.explore.ExplorationReport;
import org.qistage.pipeline.trace.HeapView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.view.TokenRow;

/// Grades a program by what it prints.
final class ProgramGrader {
  private final ProgramRuns runs;

  ProgramGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Program check, Answer answer) {
    SourceText source = new SourceText(check.starter(), answer.plain());
    CompileSnapshot compiled = runs.compile(source);
    List<LocatedDiagnostic> errors =
        compiled.diagnostics().stream().filter(each -> each.diagnostic().isError()).toList();
    if (!errors.isEmpty()) {
      LocatedDiagnostic first = errors.getFirst();
      return Optional.of(
          Feedback.of("program.errors", errors.size())
              .and(ProgramRuns.rendered(first))
              .at(Verdict.Place.of(check.starter(), first.diagnostic().primary())));
    }
    return tokens(check, compiled)
        .or(() -> cases(check, compiled))
        .or(() -> check.allSchedules() ? schedules(check, source) : Optional.empty())
        .or(() -> check.noLeak() ? leaks(check, source) : Optional.empty());
  }

  // ---- What it is made of ----

  private static Optional<Feedback> tokens(Check.Program check, CompileSnapshot compiled) {
    List<TokenRow> rows = TokenRow.of(compiled).stream().filter(row -> !row.trivia()).toList();
    for (String wanted : check.mustUse()) {
      if (rows.stream().noneMatch(row -> is(row, wanted))) {
        return Optional.of(Feedback.of("program.must-use", wanted));
      }
    }
    for (String unwanted : check.mustNotUse()) {
      Optional<TokenRow> found = rows.stream().filter(row -> is(row, unwanted)).findFirst();
      if (found.isPresent()) {
        SourceText source = compiled.source();
        return Optional.of(
            Feedback.of(
                    "program.must-not-use",
                    unwanted,
                    source.position(found.get().span().start()).toString())
                .at(Verdict.Place.of(check.starter(), found.get().span())));
      }
    }
    return Optional.empty();
  }

  private static boolean is(TokenRow row, String textOrKind) {
    return row.text().equals(textOrKind) || row.kind().equals(textOrKind);
  }

  // ---- What it prints ----

  private Optional<Feedback> cases(Check.Program check, CompileSnapshot compiled) {
    int number = 0;
    for (Check.Case each : check.cases()) {
      number++;
      ProgramRuns.Ran ran = runs.run(compiled, each.input());
      Optional<Feedback> different =
          different(each, ran.output())
              .or(() -> ran.exitStatus() == 0 ? Optional.empty() : Optional.of(failed()));
      if (different.isPresent()) {
        Feedback feedback = different.get();
        if (ran.exitStatus() != 0) {
          feedback = feedback.and("program.report").and(ran.report());
        }
        return Optional.of(titled(each, number, feedback));
      }
    }
    return Optional.empty();
  }

  private static Feedback failed() {
    return Feedback.of("program.failed");
  }

  /// Which case it is about. Of a hidden one only what it tries is told.
  private static Feedback titled(Check.Case each, int number, Feedback feedback) {
    Feedback title =
        each.hidden()
            ? Feedback.of("case.hidden", number)
            : each.input().isEmpty()
                ? Feedback.of("case.plain", number)
                : Feedback.of("case.input", number, shortened(each.input()));
    if (each.about().isPresent()) {
      title = title.and(each.about().get());
    }
    for (BilingualText text : feedback.texts()) {
      title = title.and(text);
    }
    return title;
  }

  private static String shortened(String text) {
    String line = text.strip().replace("\n", "⏎");
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }

  private static Optional<Feedback> different(Check.Case each, String output) {
    List<String> wanted = AnswerWords.lines(each.output());
    List<String> printed = AnswerWords.lines(output);
    for (int i = 0; i < Math.max(wanted.size(), printed.size()); i++) {
      String own = i < printed.size() ? printed.get(i) : "";
      if (i >= wanted.size()) {
        return Optional.of(Feedback.of("case.more", wanted.size(), shortened(own)));
      }
      if (i >= printed.size()) {
        return Optional.of(
            each.hidden()
                ? Feedback.of("case.fewer.hidden", printed.size())
                : Feedback.of("case.fewer", printed.size(), shortened(wanted.get(i))));
      }
      if (!wanted.get(i).equals(own)) {
        return Optional.of(
            each.hidden()
                ? Feedback.of("case.line.hidden", i + 1)
                : Feedback.of("case.line", i + 1, shortened(wanted.get(i)), shortened(own)));
      }
    }
    return Optional.empty();
  }

  // ---- Other orders ----

  private Optional<Feedback> schedules(Check.Program check, SourceText source) {
    int number = 0;
    for (Check.Case each : check.cases()) {
      number++;
      Optional<ExplorationReport> explored = runs.explore(source, each.input());
      if (explored.isEmpty()) {
        return Optional.of(Feedback.of("program.faulty", check.starter()));
      }
      for (ExplorationReport.Outcome outcome : explored.get().outcomes()) {
        boolean ended = outcome.end() == ExplorationReport.End.FINISHED;
        Optional<Feedback> different = different(each, outcome.output());
        if (!ended || different.isPresent()) {
          Feedback feedback =
              Feedback.of("schedule.wrong", outcome.schedule(), explored.get().runs())
                  .and("schedule.end." + outcome.end().name());
          for (BilingualText text : different.map(Feedback::texts).orElse(List.of())) {
            feedback = feedback.and(text);
          }
          return Optional.of(titled(each, number, feedback.and("schedule.look")));
        }
      }
      if (!explored.get().races().isEmpty()) {
        return Optional.of(race(explored.get().races().getFirst()));
      }
    }
    return Optional.empty();
  }

  private static Feedback race(ExplorationReport.Race race) {
    return Feedback.of("schedule.race", race.variable(), race.first().line(), race.second().line());
  }

  // ---- Memory ----

  private Optional<Feedback> leaks(Check.Program check, SourceText source) {
    for (Check.Case each : check.cases()) {
      RunSetting setting = new RunSetting(check.starter(), each.input(), 0, "", true);
      Optional<TraceNavigator> trace = runs.record(source, setting);
      Optional<HeapView> heap = trace.flatMap(found -> found.at(found.size()).heap());
      if (heap.isPresent() && !heap.get().blocks().isEmpty()) {
        String places =
            heap.get().blocks().stream()
                .limit(5)
                .map(block -> block.type() + " (" + block.place() + ")")
                .distinct()
                .collect(Collectors.joining("; "));
        return Optional.of(Feedback.of("program.leak", heap.get().blocks().size(), places));
      }
    }
    return Optional.empty();
  }
}
