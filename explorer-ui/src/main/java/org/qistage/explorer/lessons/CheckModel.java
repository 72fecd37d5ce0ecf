package org.qistage.explorer.lessons;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.qistage.explorer.model.Background;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.Check;

/// A question to the learner while it is being answered.
final class CheckModel {
  private static final System.Logger LOGGER = System.getLogger(CheckModel.class.getName());

  private final Check check;
  private final Function<Answer, Verdict> grader;
  private final Background grading;
  private final Runnable onPass;
  private final ReadOnlyBooleanWrapper passed;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper broken = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper hints = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Verdict>> verdict =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// What the learner has written so far, by the fields, to be there when the step is shown again.
  private final Map<String, String> written = new HashMap<>();

  /// The options that the learner has chosen so far.
  private final Set<String> chosen = new HashSet<>();

  /// @param grading of this check alone, since it may take long
  /// @param onPass is called when it is passed for the first time
  CheckModel(
      Check check,
      Function<Answer, Verdict> grader,
      boolean passed,
      Background grading,
      Runnable onPass) {
    this.check = check;
    this.grader = grader;
    this.grading = grading;
    this.onPass = onPass;
    this.passed = new ReadOnlyBooleanWrapper(passed);
  }

  Check check() {
    return check;
  }

  /// Whether it has been passed, now or earlier.
  ReadOnlyBooleanProperty passed() {
    return passed.getReadOnlyProperty();
  }

  /// Whether an answer is being graded.
  ReadOnlyBooleanProperty busy() {
    return busy.getReadOnlyProperty();
  }

  /// Whether the last answer could not be graded, by no fault of the learner's.
  ReadOnlyBooleanProperty broken() {
    return broken.getReadOnlyProperty();
  }

  /// How many hints the learner has asked for.
  ReadOnlyIntegerProperty hints() {
    return hints.getReadOnlyProperty();
  }

  /// What came of the last answer.
  ReadOnlyObjectProperty<Optional<Verdict>> verdict() {
    return verdict.getReadOnlyProperty();
  }

  /// What has been written into a field so far.
  String written(String field) {
    return Objects.requireNonNullElse(written.get(field), "");
  }

  void write(String field, String text) {
    written.put(field, text);
  }

  /// Whether an option is chosen at present.
  boolean isChosen(String option) {
    return chosen.contains(option);
  }

  void choose(String option, boolean whether) {
    if (whether) {
      chosen.add(option);
    } else {
      chosen.remove(option);
    }
  }

  void hint() {
    hints.set(Math.min(hints.get() + 1, check.head().hints().size()));
  }

  void answer(Answer answer) {
    busy.set(true);
    grading.make(() -> grade(answer), this::graded);
  }

  /// Empty when the grader itself has failed.
  private Optional<Verdict> grade(Answer answer) {
    try {
      return Optional.of(grader.apply(answer));
    } catch (RuntimeException | Error e) {
      LOGGER.log(System.Logger.Level.ERROR, check.head().where(), e);
      return Optional.empty();
    }
  }

  private void graded(Optional<Verdict> made) {
    busy.set(false);
    broken.set(made.isEmpty());
    verdict.set(made);
    if (made.isPresent() && made.get().passed() && !passed.get()) {
      passed.set(true);
      onPass.run();
    }
  }
}
