package org.qistage.explorer.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.Programs;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lessons.check.Verdict;
import org.qistage.lessons.format.Answer;
import org.qistage.lessons.format.BilingualText;
import org.qistage.lessons.format.Check;

class CheckModelTest {
  private static final BilingualText TEXT = new BilingualText("好", "good");
  private static final Check CHECK =
      new Check.Choice(
          new Check.Head(
              "one",
              TEXT,
              1,
              List.of(),
              Optional.empty(),
              List.of(),
              new SourceText("checks.yaml", ""),
              Span.at(0)),
          List.of(),
          false);

  private static Verdict grade(Answer answer) {
    if (answer.plain().equals("深")) {
      throw new StackOverflowError();
    }
    return new Verdict(true, 1, TEXT, Optional.empty());
  }

  @Test
  void anErrorOfTheGraderIsToldAndTheNextAnswerIsGraded() {
    try (Programs programs = new Programs()) {
      CheckModel model =
          new CheckModel(
              CHECK, CheckModelTest::grade, false, programs.workbench().slowly(), () -> {});
      model.answer(Answer.of("深"));
      assertTrue(model.busy().get());
      programs.awaitUntil(() -> !model.busy().get());
      assertTrue(model.broken().get());
      assertEquals(Optional.empty(), model.verdict().get());
      model.answer(Answer.of("浅"));
      programs.awaitUntil(model.passed()::get);
      assertFalse(model.broken().get());
    }
  }
}
