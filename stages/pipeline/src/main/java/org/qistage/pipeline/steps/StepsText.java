package org.qistage.pipeline.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.qistage.foundation.Language;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.text.DisplayWidth;
import org.qistage.pipeline.steps.ActivationSteps.Instruction;
import org.qistage.pipeline.steps.ActivationSteps.Step;
import org.qistage.pipeline.steps.ActivationSteps.Visit;
import org.qistage.pipeline.steps.StepNavigator.Position;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.pipeline.trace.TraceWords;
import org.qistage.runtime.trace.TraceLog;
import org.qistage.runtime.trace.ValueKind;

/// Instruction steps, and what became of a run that was done again, as text for people.
///
/// ```
///   3 │     变量 和 = a + b;
///     12    iload_0                  | → int 1
/// ```
public final class StepsText {
  private static final int STACK_COLUMN = 58;
  private static final int MOST_LINES = 200;
  private static final int MOST_EVENTS = 5;

  private final TraceWords words;
  private final Language language;

  public StepsText(Language language) {
    this.language = language;
    words = new TraceWords("org.qistage.pipeline.steps.words", language);
  }

  // ---- Differences ----

  /// What a difference says, with a line end.
  public String of(Difference difference) {
    return switch (difference) {
      case Difference.Program(String function) when function.isEmpty() ->
          words.of("differs.program") + "\n";
      case Difference.Program(String function) -> words.of("differs.function", function) + "\n";
      case Difference.Event(int number, String recorded, String now) ->
          words.of("differs.event", number)
              + "\n  "
              + words.of("recorded", or(recorded))
              + "\n  "
              + words.of("now", or(now))
              + "\n";
      case Difference.Effect(int number, String recorded, String stepped) ->
          words.of("differs.effect", number, recorded, stepped) + "\n";
    };
  }

  private String or(String text) {
    return text.isEmpty() ? words.of("nothing") : text.replace("\n", "\n    ").stripTrailing();
  }

  /// What is said of a run that came out the same, with a line end.
  public String same(int events) {
    return words.of("same", events) + "\n";
  }

  // ---- Steps ----

  /// The steps of the statement that an activation is at after an event.
  public String around(TraceNavigator navigator, ActivationSteps steps, int event) {
    StringBuilder text = new StringBuilder();
    text.append(words.of("header", steps.activation(), steps.function())).append('\n');
    if (steps.complete()) {
      text.append(words.of("whole", steps.steps().size(), steps.visits().size())).append('\n');
    }
    Window window = window(navigator.trace().log(), steps, event);
    StepNavigator positions = new StepNavigator(navigator, steps);
    new Lines(navigator, steps, positions.next(Position.at(event))).write(window, text);
    return text.toString();
  }

  /// Steps from one number up to before another.
  private record Window(int from, int end) {}

  private static Window window(TraceLog log, ActivationSteps steps, int event) {
    int first = statement(log, steps.activation(), event);
    int next = event + 1;
    while (next < log.size() && !begins(log, next, steps.activation())) {
      next++;
    }
    int from = doing(steps, first);
    int end = doing(steps, next);
    int middle = doing(steps, event);
    from = Math.max(from, middle - MOST_LINES / 2);
    return new Window(from, Math.min(Math.max(end, from), from + MOST_LINES));
  }

  /// The event at which the statement began that an activation is at after an event; -1 for none.
  public static int statement(TraceLog log, int activation, int event) {
    int first = event;
    while (first >= 0 && !begins(log, first, activation)) {
      first--;
    }
    return first;
  }

  private static boolean begins(TraceLog log, int event, int activation) {
    return switch (log.kind(event)) {
      case ENTERED, RESUMED, STATEMENT -> log.a(event) == activation;
      default -> false;
    };
  }

  /// The step that has recorded an event, or the first one behind it.
  private static int doing(ActivationSteps steps, int event) {
    List<Step> all = steps.steps();
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).lastEvent() < event) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The lines of some steps.
  private final class Lines {
    private final TraceNavigator navigator;
    private final ActivationSteps steps;
    private final TraceText events;

    /// The step that is marked.
    private final OptionalInt marked;

    Lines(TraceNavigator navigator, ActivationSteps steps, OptionalInt marked) {
      this.navigator = navigator;
      this.steps = steps;
      this.marked = marked;
      events = new TraceText(navigator, language);
    }

    void write(Window window, StringBuilder text) {
      int line = 0;
      int visit = -1;
      for (int number = window.from(); number < window.end(); number++) {
        Step step = steps.steps().get(number);
        if (step.visit() != visit) {
          visit = step.visit();
          line = 0;
          visit(visit, text);
        }
        Instruction instruction = steps.instruction(step);
        if (instruction.line() != line && instruction.line() > 0) {
          line = instruction.line();
          source(line, text);
        }
        step(number, step, instruction, text);
      }
    }

    private void visit(int number, StringBuilder text) {
      Visit visit = steps.visits().get(number);
      text.append('\n');
      text.append(
          words.of(
              "visit", number + 1, steps.methods().get(visit.method()).signature(), visit.first()));
      text.append('\n');
    }

    private void source(int line, StringBuilder text) {
      SourceText file = navigator.trace().program().files().get(steps.file());
      String source = file.text().lines().skip(line - 1L).findFirst().orElse("");
      text.append("  ").append(line).append(" │ ").append(source).append('\n');
    }

    private void step(int number, Step step, Instruction instruction, StringBuilder text) {
      boolean here = marked.isPresent() && marked.getAsInt() == number;
      String code =
          (here ? "  ▶ " : "    ")
              + DisplayWidth.padRight(Integer.toString(number), 7)
              + DisplayWidth.padLeft(Integer.toString(instruction.offset()), 5)
              + "  "
              + instruction.text();
      text.append(code);
      text.append(" ".repeat(Math.max(1, STACK_COLUMN - DisplayWidth.of(code))));
      text.append("| ").append(stack(step.before())).append(" → ");
      text.append(
          step.failure().map(failure -> words.of("fails", failure)).orElse(stack(step.after())));
      text.append('\n');
      for (StepState.Local local : step.changed()) {
        if (isShownSo(local, step.before())) {
          continue;
        }
        String name = local.name().isEmpty() ? words.of("slot", local.slot()) : local.name();
        text.append("        ").append(words.of("local", name, shown(local.value()))).append('\n');
      }
      recorded(step, text);
    }

    /// Whether nothing of it looks different: its object has got a number, or its variable is over.
    private boolean isShownSo(StepState.Local local, StepState before) {
      return before.locals().stream()
          .anyMatch(
              each ->
                  each.slot() == local.slot() && shown(each.value()).equals(shown(local.value())));
    }

    private void recorded(Step step, StringBuilder text) {
      List<Integer> all = new ArrayList<>();
      for (int event = step.event() + 1; event <= step.lastEvent(); event++) {
        all.add(event);
      }
      List<Integer> told = all.size() > MOST_EVENTS ? all.subList(0, MOST_EVENTS - 1) : all;
      for (int event : told) {
        text.append("        ").append(words.of("event", event, events.describe(event)));
        text.append('\n');
      }
      if (told.size() < all.size()) {
        text.append("        ");
        text.append(words.of("more", all.size() - told.size(), step.lastEvent())).append('\n');
      }
    }

    private String stack(StepState state) {
      return state.stack().stream().map(this::shown).collect(Collectors.joining(", ", "[", "]"));
    }

    private String shown(StepValue value) {
      boolean once = value.value().kind() == ValueKind.REF && value.type().equals(value.text());
      return once || value.type().equals("null") ? value.type() : value.type() + " " + value.text();
    }
  }
}
