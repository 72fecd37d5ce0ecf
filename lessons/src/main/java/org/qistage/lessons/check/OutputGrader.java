package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.SourceText;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;
import org.qistage.pipeline.trace.TraceEvent;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.runtime.trace.EventKind;

/// Grades a predicted output by the recording of the run.
final class OutputGrader {
  private final ProgramRuns runs;

  OutputGrader(ProgramRuns runs) {
    this.runs = runs;
  }

  Optional<Feedback> wrong(Check.Output check, Answer answer) {
    Optional<TraceNavigator> recorded = runs.record(check.run());
    if (recorded.isEmpty()) {
      return Optional.of(Feedback.of("program.faulty", check.run().program()));
    }
    TraceNavigator trace = recorded.get();
    List<String> printed = AnswerWords.lines(trace.at(trace.size()).output());
    List<String> predicted = AnswerWords.lines(answer.plain());
    for (int i = 0; i < Math.max(printed.size(), predicted.size()); i++) {
      if (i >= printed.size()) {
        return Optional.of(
            Feedback.of("output.more", printed.size(), i + 1, predicted.get(i))
                .at(Verdict.Place.at(check.run(), trace.size() - 1)));
      }
      if (i >= predicted.size() || !printed.get(i).equals(predicted.get(i))) {
        String written = i < predicted.size() ? predicted.get(i) : "";
        return Optional.of(different(check, trace, i, written, i >= predicted.size()));
      }
    }
    return Optional.empty();
  }

  private Feedback different(
      Check.Output check, TraceNavigator trace, int line, String written, boolean missing) {
    int event = printing(trace, line);
    Feedback feedback =
        missing
            ? Feedback.of("output.missing", line + 1)
            : Feedback.of("output.line", line + 1, written);
    if (event < 0) {
      return feedback;
    }
    int task = trace.event(event).task();
    int at = statementBefore(trace, event, task);
    int number = at < 0 ? 0 : Moments.line(trace, trace.event(at));
    if (number > 0) {
      SourceText program = runs.program(check.run().program());
      feedback =
          feedback.and(
              "output.where",
              event,
              number,
              program.slice(program.lineSpan(Math.min(number, program.lineCount()))).strip(),
              task);
    }
    return feedback.at(Verdict.Place.at(check.run(), event));
  }

  /// The event that prints the first part of a line; negative for none.
  private static int printing(TraceNavigator trace, int line) {
    List<Integer> prints = new ArrayList<>();
    for (int event = 0; event < trace.size(); event++) {
      TraceEvent each = trace.event(event);
      if (each.kind() == EventKind.PRINTED || each.kind() == EventKind.PRINTED_NUMBER) {
        prints.add(event);
      }
    }
    int finished = 0;
    for (int event : prints) {
      if (finished == line) {
        return event;
      }
      String before = event == 0 ? "" : trace.at(event).output();
      finished = (int) before.chars().filter(c -> c == '\n').count();
      if (finished > line) {
        return event;
      }
    }
    return -1;
  }

  private static int statementBefore(TraceNavigator trace, int event, int task) {
    for (int at = event; at >= 0; at--) {
      TraceEvent each = trace.event(at);
      if (each.kind() == EventKind.STATEMENT && each.task() == task) {
        return at;
      }
    }
    return -1;
  }
}
