package org.qistage.explorer.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;

/// Cards of questions go with their step, what the learner has done stays.
class CheckCardTest extends WindowTest {
  private static final String TEXT =
      """
      ---
      format: 1
      id: cards
      title: Cards
      summary: Questions.
      minutes: 5
      ---
      It begins here.

      ## Questions

      ```check
      id: one
      ```

      ```check
      id: race
      ```

      ## More

      ```check
      id: several
      ```
      """;

  private static final String CHECKS =
      """
      format: 1
      checks:
        - id: one
          kind: choice
          prompt: {zh: 哪个？, en: Which one}
          hints:
            - {zh: 不是第一个, en: Not the first}
          options:
            - text: {zh: 甲, en: A}
              feedback: {zh: 不对, en: No}
            - text: {zh: 乙, en: B}
              right: true
        - id: race
          kind: find
          program: programs/race.qi
          what: race
          prompt: {zh: 哪个变量？, en: Which variable}
        - id: several
          kind: choice
          several: true
          prompt: {zh: 哪些？, en: Which ones}
          options:
            - text: {zh: 丙, en: C}
              right: true
            - text: {zh: 丁, en: D}
              right: true
            - text: {zh: 戊, en: E}
              feedback: {zh: 不对, en: No}
      """;

  private static final String RACE =
      """
      变量 数 = 0;

      异步 函数 加() {
          数 = 数 + 1;
      }

      函数 主函数() {
          变量 甲 = 启动 加();
          变量 乙 = 启动 加();
          等待 甲;
          等待 乙;
      }
      """;

  private final AtomicReference<LessonsModel> opened = new AtomicReference<>();
  private final AtomicReference<LessonPane> shown = new AtomicReference<>();

  @BeforeEach
  void openLesson() throws IOException, TimeoutException {
    Path lesson = Files.createDirectories(userFolder().resolve("91 卡片"));
    Files.createDirectories(lesson.resolve("programs"));
    Files.createDirectories(lesson.resolve("solution"));
    Files.writeString(lesson.resolve("lesson.zh.md"), TEXT);
    Files.writeString(lesson.resolve("lesson.en.md"), TEXT);
    Files.writeString(lesson.resolve("checks.yaml"), CHECKS);
    Files.writeString(lesson.resolve("programs/race.qi"), RACE);
    Files.writeString(lesson.resolve("solution/answers.yaml"), "one: B\nseveral: [A, B]\n");
    onFx(
        () -> {
          Stage own = new Stage();
          LessonsModel model = new LessonsModel(workbench(), files(), userFolder());
          LessonPane pane = new LessonPane(workbench(), model, () -> {});
          own.setScene(new Scene(pane, 400, 800));
          own.show();
          opened.set(model);
          shown.set(pane);
          model.open(lesson.toString());
        });
    await(() -> model().lesson().get().isPresent());
    onFx(() -> model().goTo(1));
  }

  @AfterEach
  void closeLesson() {
    onFx(() -> Objects.requireNonNull(shown.get()).getScene().getWindow().hide());
  }

  private LessonsModel model() {
    return Objects.requireNonNull(opened.get());
  }

  private <N> N part(String id, Class<N> type) {
    LessonPane pane = Objects.requireNonNull(shown.get());
    return type.cast(Objects.requireNonNull(pane.lookup(id), id));
  }

  private void away() {
    model().goTo(0);
  }

  @Test
  void whatIsChosenAndWrittenIsThereWhenTheStepIsShownAgain() {
    onFx(
        () -> {
          part("#option-B", RadioButton.class).setSelected(true);
          part("#answer-race-variable", TextField.class).setText("数");
          part("#answer-race-lines", TextField.class).setText("4 4");
          model().goTo(2);
          part("#option-A", CheckBox.class).setSelected(true);
          part("#option-C", CheckBox.class).setSelected(true);
          part("#option-C", CheckBox.class).setSelected(false);
          away();
          model().goTo(1);
          assertFalse(part("#option-A", RadioButton.class).isSelected());
          assertTrue(part("#option-B", RadioButton.class).isSelected());
          assertEquals("数", part("#answer-race-variable", TextField.class).getText());
          assertEquals("4 4", part("#answer-race-lines", TextField.class).getText());
          part("#option-A", RadioButton.class).setSelected(true);
          model().goTo(2);
          assertTrue(part("#option-A", CheckBox.class).isSelected());
          assertFalse(part("#option-B", CheckBox.class).isSelected());
          assertFalse(part("#option-C", CheckBox.class).isSelected());
          model().goTo(1);
          assertTrue(part("#option-A", RadioButton.class).isSelected());
          assertFalse(part("#option-B", RadioButton.class).isSelected());
        });
  }

  @Test
  void anAnswerThatWasChosenBeforeIsGraded() throws TimeoutException {
    onFx(
        () -> {
          part("#option-B", RadioButton.class).setSelected(true);
          away();
          model().goTo(1);
          part("#check-one", Button.class).fire();
        });
    await(() -> model().check("one").orElseThrow().passed().get());
  }

  @Test
  void aCardThatIsGoneHearsOfNothing() {
    onFx(
        () -> {
          CheckCard old = part("#question-one", CheckCard.class);
          away();
          model().goTo(1);
          part("#hint-one", Button.class).fire();
          CheckCard card = part("#question-one", CheckCard.class);
          assertEquals(1, card.lookupAll(".lesson-hint").size());
          assertEquals(0, old.lookupAll(".lesson-hint").size());
        });
  }

  @Test
  void aCardThatComesBackIsAsItsModelIs() {
    onFx(
        () -> {
          CheckCard old = part("#question-one", CheckCard.class);
          away();
          model().check("one").orElseThrow().hint();
          new Scene(old);
          assertEquals(1, old.lookupAll(".lesson-hint").size());
        });
  }
}
