package org.qistage.explorer.lessons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qistage.explorer.WindowTest;
import org.testfx.api.FxRobot;

class LessonPaneTest extends WindowTest {
  @TempDir Path exported = Path.of("");

  private void openWelcome() throws TimeoutException {
    onFx(find("#lessons", ToggleButton.class)::fire);
    await(() -> exists("#lesson-welcome"));
    onFx(find("#lesson-welcome", Button.class)::fire);
    await(() -> exists("#lesson-heading"));
    awaitRecorded();
  }

  private static boolean exists(String selector) {
    return new FxRobot().lookup(selector).tryQuery().isPresent();
  }

  private String heading() {
    return find("#lesson-heading", Label.class).getText();
  }

  @Test
  void theCourseIsListedAndALessonGoesStepByStep() throws TimeoutException {
    openWelcome();
    String first = heading();
    assertTrue(find("#lesson-previous", Button.class).isDisabled());
    onFx(find("#lesson-next", Button.class)::fire);
    assertFalse(heading().equals(first));
    onFx(find("#lesson-previous", Button.class)::fire);
    assertEquals(first, heading());
    onFx(find("#lesson-all", Button.class)::fire);
    assertTrue(exists("#lesson-welcome"));
    onFx(find("#lesson-close", Button.class)::fire);
    assertFalse(exists("#lesson"));
  }

  @Test
  void theListShowsMoreThanOneLessonWhenItIsOpenedForTheFirstTime() throws TimeoutException {
    onFx(find("#lessons", ToggleButton.class)::fire);
    await(() -> exists("#lesson-tokens"));
    Node scroll = find("#lesson-scroll", Node.class);
    Node second = find("#lesson-tokens", Node.class);
    await(
        () ->
            second.getBoundsInParent().getHeight() > 0
                && scroll
                    .localToScene(scroll.getBoundsInLocal())
                    .contains(second.localToScene(0, second.getBoundsInLocal().getHeight())));
  }

  @Test
  void whatComesOfAnAnswerIsBroughtIntoSight() throws TimeoutException {
    openWelcome();
    onFx(() -> window().setHeight(800));
    for (int i = 0; i < 10 && !exists("#check-journey"); i++) {
      onFx(find("#lesson-next", Button.class)::fire);
    }
    onFx(find("#question-journey #option-A", RadioButton.class)::fire);
    onFx(find("#check-journey", Button.class)::fire);
    await(() -> exists("#verdict-journey.is-wrong"));
    Node scroll = find("#lesson-scroll", Node.class);
    Node verdict = find("#verdict-journey", Node.class);
    await(
        () ->
            scroll
                .localToScene(scroll.getBoundsInLocal())
                .contains(verdict.localToScene(verdict.getBoundsInLocal())));
  }

  @Test
  void aQuestionIsAnsweredWithHintsAndFeedback() throws TimeoutException {
    openWelcome();
    for (int i = 0; i < 10 && !exists("#answer-tokens-of-greeting"); i++) {
      onFx(find("#lesson-next", Button.class)::fire);
    }
    TextArea answer = find("#answer-tokens-of-greeting", TextArea.class);
    onFx(find("#hint-tokens-of-greeting", Button.class)::fire);
    onFx(() -> answer.setText("变量"));
    onFx(find("#check-tokens-of-greeting", Button.class)::fire);
    await(() -> exists("#verdict-tokens-of-greeting.is-wrong"));
    onFx(() -> answer.setText("变量\n名字\n=\n\"气\"\n;"));
    onFx(find("#check-tokens-of-greeting", Button.class)::fire);
    await(() -> exists("#verdict-tokens-of-greeting.is-right"));
  }

  @Test
  void aClassIsShownOneStepAScreenByTheKeysOfARemoteControl() throws TimeoutException {
    openWelcome();
    String first = heading();
    new FxRobot().push(KeyCode.PAGE_DOWN);
    assertEquals(first, heading());
    onFx(find("#lesson-present", ToggleButton.class)::fire);
    assertTrue(find("#lesson", Node.class).getStyleClass().contains("presenting"));
    onFx(find("#lesson-scroll", Node.class)::requestFocus);
    new FxRobot().push(KeyCode.PAGE_DOWN);
    assertFalse(heading().equals(first));
    new FxRobot().push(KeyCode.PAGE_UP);
    assertEquals(first, heading());
  }

  @Test
  void itSpeaksBothLanguagesAndTheProgressIsWrittenWhereTheUserSays() throws TimeoutException {
    openWelcome();
    String chinese = heading();
    onFx(workbench().settings()::switchLanguage);
    assertFalse(heading().equals(chinese));
    onFx(find("#lesson-all", Button.class)::fire);
    Path file = exported.resolve("进度.json");
    dialogs.choose(Optional.of(file));
    onFx(find("#lesson-export", Button.class)::fire);
    assertTrue(Files.exists(file));
    assertEquals("export.done", workbench().notices().getLast().key());
  }
}
