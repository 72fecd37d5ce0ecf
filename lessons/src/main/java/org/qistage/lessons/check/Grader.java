package org.qistage.lessons.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qistage.foundation.Language;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;
import org.qistage.lessons.format.Lesson;

/// Grades answers to the checks of one lesson. Safe to use from any thread; the calling thread waits.
public final class Grader {
  private final Lesson lesson;

  public Grader(Lesson lesson) {
    this.lesson = lesson;
  }

  /// Grades an answer.
  public Verdict grade(Check check, Answer answer, GradingLimits limits) {
    Optional<Feedback> wrong;
    try {
      wrong = wrong(check, answer, new ProgramRuns(lesson, limits), limits);
    } catch (StackOverflowError e) {
      wrong = Optional.of(Feedback.of("too-deep"));
    }
    if (wrong.isEmpty()) {
      BilingualText right = check.head().explain().orElseGet(() -> Feedback.words("right"));
      return new Verdict(true, check.head().points(), right, Optional.empty());
    }
    List<BilingualText> texts = new ArrayList<>();
    check.head().mistakes().stream()
        .filter(mistake -> isSame(mistake.answer(), answer))
        .findFirst()
        .ifPresent(mistake -> texts.add(mistake.feedback()));
    texts.addAll(wrong.get().texts());
    return new Verdict(false, 0, new Feedback(texts, Optional.empty()).text(), wrong.get().place());
  }

  /// What is said where there is no answer at all.
  public static Verdict unanswered() {
    return new Verdict(false, 0, Feedback.of("no-answer").text(), Optional.empty());
  }

  /// Where the answer is wrong, and why; empty when it is right.
  private static Optional<Feedback> wrong(
      Check check, Answer answer, ProgramRuns runs, GradingLimits limits) {
    // A program may print nothing, and a queue be empty.
    boolean mayBeEmpty = check instanceof Check.Output || answer instanceof Answer.Items;
    if (answer.plain().isBlank() && !mayBeEmpty) {
      return Optional.of(Feedback.of("no-answer"));
    }
    return switch (check) {
      case Check.Choice choice -> ChoiceGrader.wrong(choice, answer);
      case Check.Output output -> new OutputGrader(runs).wrong(output, answer);
      case Check.Tokens tokens -> new TokensGrader(runs).wrong(tokens, answer);
      case Check.Tree tree -> new TreeGrader(runs).wrong(tree, answer);
      case Check.Type type -> new TypeGrader(runs).wrong(type, answer);
      case Check.Queue queue -> new TraceGrader(runs, queue.run(), queue.at()).queue(answer);
      case Check.NextTask next -> new TraceGrader(runs, next.run(), next.at()).nextTask(answer);
      case Check.State state ->
          new TraceGrader(runs, state.run(), state.at())
              .state(answer, state.task(), state.function());
      case Check.Locals locals ->
          new TraceGrader(runs, locals.run(), locals.at())
              .locals(answer, locals.task(), locals.function());
      case Check.Program program -> new ProgramGrader(runs).wrong(program, answer);
      case Check.Find find -> new FindGrader(runs).wrong(find, answer);
      case Check.Machine machine -> new MachineGrader(runs).wrong(machine, answer);
      case Check.Stage stage -> new StageGrader(runs, limits).wrong(stage, answer);
    };
  }

  /// Whether two answers say the same but for blanks.
  private static boolean isSame(Answer one, Answer other) {
    return AnswerWords.lines(one.plain().strip()).stream()
        .map(String::strip)
        .toList()
        .equals(AnswerWords.lines(other.plain().strip()).stream().map(String::strip).toList());
  }

  /// What a learner may read of a verdict in one language.
  public static String text(Verdict verdict, Language language) {
    return verdict.feedback().in(language);
  }
}
