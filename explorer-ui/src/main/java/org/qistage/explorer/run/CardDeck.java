package org.qistage.explorer.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.run.WaitSet.Card;
import org.qistage.pipeline.trace.Breakpoint;
import org.qistage.pipeline.trace.TaskView;
import org.qistage.pipeline.trace.TraceText;

/// The cards that are drawn: one for each task, which is used again wherever the task goes.
final class CardDeck {
  private final Words words;
  private final RunModel model;
  private Map<Integer, TaskCard> cards = new HashMap<>();
  private final Set<Integer> used = new HashSet<>();
  private OptionalInt chosen = OptionalInt.empty();
  private Optional<TraceText> texts = Optional.empty();

  CardDeck(Words words, RunModel model) {
    this.words = words;
    this.model = model;
  }

  /// Begins another picture.
  void begin(OptionalInt chosenTask, Optional<TraceText> traceWords) {
    chosen = chosenTask;
    texts = traceWords;
    used.clear();
  }

  /// Forgets the cards that this picture has not used.
  void end() {
    cards.keySet().retainAll(used);
  }

  Map<Integer, TaskCard> cards() {
    return cards;
  }

  /// The card of a task, with what is told of it in one place.
  TaskCard card(Card card, String note) {
    TaskView task = card.task();
    // A task has one card that moves; in other places of the same picture stand plain ones.
    boolean own = !card.repeated() && used.add(task.number());
    TaskCard shown =
        own
            ? cards.computeIfAbsent(task.number(), number -> made(number, false))
            : made(task.number(), true);
    shown.show(title(task), note, task.state(), isChosen(task.number()));
    boolean stops = model.stopsAt(new Breakpoint.Task(task.number()));
    shown.showStop(stops ? words.of("stop.mark") : "", words.of(stops ? "stop.off" : "stop.on"));
    return shown;
  }

  private TaskCard made(int number, boolean repeated) {
    return new TaskCard(
        number,
        repeated,
        () -> model.choose(number),
        () -> model.toggle(new Breakpoint.Task(number)));
  }

  private boolean isChosen(int number) {
    return chosen.isPresent() && chosen.getAsInt() == number;
  }

  String title(TaskView task) {
    return words.of("task", task.number(), task.name());
  }

  // ---- Notes ----

  /// Why a task waits, for a wait set whose heading tells the thing.
  String waitNote(Card card) {
    Optional<TaskView.Wait> wait = card.waits();
    if (wait.isEmpty()) {
      return "";
    }
    String what = texts.map(text -> text.waits(wait.get())).orElse("");
    String note = words.of("waits", what);
    return card.task().waits().size() > 1
        ? note + words.of("oneOf", card.task().waits().size())
        : note;
  }

  /// Why a task is ready, and who made it so.
  String readyNote(Card card) {
    if (card.ready().isEmpty()) {
      return "";
    }
    if (card.repeated()) {
      return words.of("skipped");
    }
    String why = texts.map(text -> text.why(card.ready().get().cause())).orElse("");
    int by = card.ready().get().by();
    return by == 0 ? why : words.of("by", why, by);
  }
}
