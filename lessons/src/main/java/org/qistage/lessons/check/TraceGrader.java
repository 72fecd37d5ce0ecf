package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.MomentAt;
import org.qistage.lessons.format.RunSetting;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.trace.Moment;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.EventKind;

/// Grades what is predicted of one moment of a run.
final class TraceGrader {
  private final RunSetting setting;
  private final Optional<TraceNavigator> recorded;
  private final OptionalInt event;

  TraceGrader(ProgramRuns runs, RunSetting setting, MomentAt at) {
    this.setting = setting;
    this.recorded = runs.record(setting);
    this.event = recorded.isEmpty() ? OptionalInt.empty() : Moments.find(recorded.get(), at);
  }

  private TraceNavigator trace() {
    return recorded.orElseThrow();
  }

  private Moment moment() {
    return trace().at(event.orElseThrow());
  }

  private Optional<Feedback> unreached() {
    if (recorded.isEmpty()) {
      return Optional.of(Feedback.of("program.faulty", setting.program()));
    }
    return event.isEmpty() ? Optional.of(Feedback.of("moment.none")) : Optional.empty();
  }

  private Feedback here(Feedback feedback, int number) {
    return feedback.at(Verdict.Place.at(setting, number));
  }

  /// What happened at an event.
  private BilingualText told(int number) {
    return new BilingualText(
        new TraceText(trace(), Language.ZH).describe(number),
        new TraceText(trace(), Language.EN).describe(number));
  }

  // ---- The queue ----

  /// The numbers of tasks in an answer: none for an empty list, `[]` or `0`; empty when it tells of none.
  private static Optional<List<Integer>> tasks(Answer answer) {
    List<Integer> numbers = AnswerWords.numbers(answer);
    boolean none =
        numbers.equals(List.of(0))
            || (numbers.isEmpty()
                && (answer instanceof Answer.Items || answer.plain().strip().equals("[]")));
    if (none) {
      return Optional.of(List.of());
    }
    return numbers.isEmpty() ? Optional.empty() : Optional.of(numbers);
  }

  Optional<Feedback> queue(Answer answer) {
    Optional<Feedback> unreached = unreached();
    if (unreached.isPresent()) {
      return unreached;
    }
    Moment moment = moment();
    List<Moment.Ready> queue = moment.ready();
    Optional<List<Integer>> written = tasks(answer);
    if (written.isEmpty()) {
      return Optional.of(Feedback.of("no-answer"));
    }
    List<Integer> predicted = written.get();
    for (int i = 0; i < Math.max(queue.size(), predicted.size()); i++) {
      if (i >= queue.size()) {
        Feedback more = Feedback.of("queue.more", queue.size(), predicted.get(i));
        return Optional.of(here(more.and(whereabouts(moment, predicted.get(i))), moment.event()));
      }
      Moment.Ready ready = queue.get(i);
      if (i >= predicted.size()) {
        Feedback fewer = Feedback.of("queue.fewer", predicted.size(), queue.size());
        return Optional.of(
            here(
                fewer.and("queue.since", i + 1, ready.since(), told(ready.since())),
                ready.since()));
      }
      if (ready.task() != predicted.get(i)) {
        Feedback wrong =
            Feedback.of("queue.position", i + 1, predicted.get(i))
                .and("queue.since", i + 1, ready.since(), told(ready.since()));
        return Optional.of(here(wrong, ready.since()));
      }
    }
    return Optional.empty();
  }

  /// Where a task is at a moment.
  private BilingualText whereabouts(Moment moment, int task) {
    Optional<TaskView> found = moment.task(task);
    if (found.isEmpty()) {
      return Feedback.words("task.none", task);
    }
    TaskView view = found.get();
    return switch (view.state()) {
      case RUNNING -> Feedback.words("task.running", task);
      case READY -> {
        List<Moment.Ready> queue = moment.ready();
        int place = 0;
        while (place < queue.size() && queue.get(place).task() != task) {
          place++;
        }
        yield Feedback.words("task.ready", task, place + 1);
      }
      case SUSPENDED -> Feedback.words("task.suspended", task, view.since(), waits(view));
      case COMPLETED, FAILED, CANCELLED -> Feedback.words("task.ended", task, view.since());
    };
  }

  private BilingualText waits(TaskView task) {
    return new BilingualText(waits(task, Language.ZH), waits(task, Language.EN));
  }

  private String waits(TaskView task, Language language) {
    TraceText text = new TraceText(trace(), language);
    return String.join(", ", task.waits().stream().map(text::waits).toList());
  }

  Optional<Feedback> nextTask(Answer answer) {
    Optional<Feedback> unreached = unreached();
    if (unreached.isPresent()) {
      return unreached;
    }
    int next = 0;
    int started = trace().size() - 1;
    for (int number = event.orElseThrow() + 1; number < trace().size() && next == 0; number++) {
      if (trace().event(number).kind() == EventKind.STARTED) {
        next = trace().event(number).subject();
        started = number;
      }
    }
    Optional<List<Integer>> written = tasks(answer);
    if (written.isEmpty()) {
      return Optional.of(Feedback.of("no-answer"));
    }
    List<Integer> numbers = written.get();
    if (numbers.size() > 1) {
      return Optional.of(Feedback.of("next.one", numbers.size()));
    }
    int predicted = numbers.isEmpty() ? 0 : numbers.getFirst();
    if (predicted == next) {
      return Optional.empty();
    }
    Feedback wrong = Feedback.of(predicted == 0 ? "next.some" : "next.wrong", predicted);
    // What is between the moment and the start decides, so that moment is the one to look at.
    Moment before = trace().at(Math.max(event.orElseThrow(), started - 1));
    if (predicted != 0) {
      wrong = wrong.and(whereabouts(before, predicted));
    }
    return Optional.of(here(wrong, before.event()));
  }

  // ---- Frames ----

  Optional<Feedback> state(Answer answer, OptionalInt task, Optional<String> function) {
    Optional<Feedback> unreached = unreached();
    if (unreached.isPresent()) {
      return unreached;
    }
    Optional<FrameView> frame = frame(task, function);
    if (frame.isEmpty()) {
      return Optional.of(Feedback.of("frame.none"));
    }
    int state = frame.get().state();
    List<Integer> numbers = AnswerWords.numbers(answer);
    if (numbers.size() == 1 && numbers.getFirst() == state) {
      return Optional.empty();
    }
    Feedback wrong =
        Feedback.of(
            "state.wrong", answer.plain().strip(), frame.get().function(), frame.get().line());
    return Optional.of(here(wrong, event.orElseThrow()));
  }

  /// The frame that is asked for: the innermost that is suspended, in a task or of a generator.
  private Optional<FrameView> frame(OptionalInt task, Optional<String> function) {
    Moment moment = moment();
    int number = task.orElse(trace().taskOf(event.orElseThrow()));
    return Stream.concat(moment.stack(number).stream(), moment.generators().stream())
        .filter(frame -> frame.state() > 0)
        .filter(frame -> function.isEmpty() || frame.function().equals(function.get()))
        .findFirst();
  }

  Optional<Feedback> locals(Answer answer, OptionalInt task, Optional<String> function) {
    Optional<Feedback> unreached = unreached();
    if (unreached.isPresent()) {
      return unreached;
    }
    Optional<FrameView> frame = frame(task, function);
    if (frame.isEmpty()) {
      return Optional.of(Feedback.of("frame.none"));
    }
    Map<String, FrameView.Slot> saved = new LinkedHashMap<>();
    for (FrameView.Slot slot : frame.get().slots()) {
      if (!slot.name().isEmpty()) {
        saved.put(slot.name(), slot);
      }
    }
    Map<String, String> predicted = AnswerWords.values(answer);
    for (Map.Entry<String, String> each : predicted.entrySet()) {
      FrameView.Slot slot = saved.get(each.getKey());
      if (slot == null) {
        return Optional.of(notSaved(frame.get(), each.getKey()));
      }
      if (!isValue(slot.value().text(), each.getValue())) {
        return Optional.of(wrongValue(frame.get(), each.getKey(), each.getValue()));
      }
    }
    List<String> missing = new ArrayList<>(saved.keySet());
    missing.removeAll(predicted.keySet());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            here(
                Feedback.of("locals.missing", missing.size(), frame.get().line()),
                event.orElseThrow()));
  }

  private static boolean isValue(String text, String written) {
    String bare = text.replaceAll("^\"(.*)\"$", "$1");
    return written.equals(text) || written.replaceAll("^[\"“](.*)[\"”]$", "$1").equals(bare);
  }

  private Feedback notSaved(FrameView frame, String name) {
    boolean known = frame.locals().stream().anyMatch(local -> local.name().equals(name));
    return here(
        Feedback.of(known ? "locals.dead" : "locals.unknown", name, frame.line()),
        event.orElseThrow());
  }

  private Feedback wrongValue(FrameView frame, String name, String written) {
    Feedback wrong = Feedback.of("locals.value", name, written);
    int last =
        frame.locals().stream()
            .filter(local -> local.name().equals(name))
            .mapToInt(FrameView.Variable::written)
            .max()
            .orElse(-1);
    if (last < 0) {
      return here(wrong, event.orElseThrow());
    }
    int line = Moments.line(trace(), trace().event(last));
    return here(wrong.and("locals.written", name, last, line), last);
  }
}
