package org.qistage.explorer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;

class LivePaneTest extends WindowTest {
  private static final String ECHO =
      "函数 主函数() { 打印行(\"始\"); 当 变量 行 = 读取行() { 打印行(\"读到\", 行); } }\n";

  private void press(KeyCode code, boolean shift) {
    onFx(
        () -> {
          Runnable action =
              window().getScene().getAccelerators().entrySet().stream()
                  .filter(
                      entry ->
                          entry
                              .getKey()
                              .match(
                                  new KeyEvent(
                                      KeyEvent.KEY_PRESSED,
                                      "",
                                      "",
                                      code,
                                      shift,
                                      true,
                                      false,
                                      false)))
                  .findFirst()
                  .orElseThrow()
                  .getValue();
          action.run();
        });
  }

  private static String status() {
    return find("#live-status", Label.class).getText();
  }

  private void text(String program) throws TimeoutException {
    onFx(() -> workbench().document().text().set(program));
    awaitRecorded();
  }

  @Test
  void aRunIsStartedTypedForAndEndedByKeyboard() throws TimeoutException {
    text(ECHO);
    press(KeyCode.F5, false);
    await(() -> find("#live-rows", ListView.class).getItems().size() == 1);
    TextField line = find("#live-input", TextField.class);
    await(() -> line.getParent().isVisible());
    onFx(
        () -> {
          line.setText("小明");
          line.getOnAction().handle(new javafx.event.ActionEvent());
        });
    await(() -> find("#live-rows", ListView.class).getItems().size() == 3);
    assertEquals("", line.getText());
    assertTrue(status().startsWith("▶ 运行中"), status());
    press(KeyCode.F5, true);
    await(() -> status().startsWith("■ 已停止"));
    onFx(workbench().settings()::switchLanguage);
    assertTrue(status().startsWith("■ stopped"), status());
    assertFalse(line.getParent().isVisible());
  }

  @Test
  void theEndOfTheInputEndsTheProgram() throws TimeoutException {
    text(ECHO);
    press(KeyCode.F5, false);
    await(() -> find("#live-endInput", Button.class).getParent().isVisible());
    onFx(find("#live-endInput", Button.class)::fire);
    await(() -> status().startsWith("✓ 正常结束 · 退出码 0"));
  }

  @Test
  void errorsHaveAWordBesideTheColour() throws TimeoutException {
    text("函数 主函数() { 变量 甲 = [1]; 打印行(甲[5]); }\n");
    press(KeyCode.F5, false);
    await(() -> status().startsWith("✗ 程序失败"));
    await(
        () ->
            find("#live-rows", ListView.class).lookupAll(".live-err").stream()
                .anyMatch(cell -> "错误".equals(mark(cell))));
  }

  @Test
  void theEndIsShownAsItComesUntilTheUserLooksBack() throws TimeoutException {
    text("函数 主函数() { 对于 i 在 范围(0, 300) { 打印行(i); } }\n");
    press(KeyCode.F5, false);
    await(() -> status().startsWith("✓"));
    await(() -> shows("299"));
    onFx(
        () -> {
          ListView<?> rows = find("#live-rows", ListView.class);
          javafx.event.Event.fireEvent(
              rows,
              new ScrollEvent(
                  ScrollEvent.SCROLL,
                  5,
                  5,
                  5,
                  5,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  0,
                  40,
                  0,
                  0,
                  ScrollEvent.HorizontalTextScrollUnits.NONE,
                  0,
                  ScrollEvent.VerticalTextScrollUnits.NONE,
                  0,
                  0,
                  null));
          rows.scrollTo(0);
        });
    await(() -> shows("0"));
    assertFalse(shows("299"));
  }

  private static boolean shows(String text) {
    return find("#live-rows", ListView.class).lookupAll(".live-row").stream()
        .anyMatch(
            cell ->
                cell.isVisible() && cell instanceof ListCell<?> row && text.equals(row.getText()));
  }

  private static String mark(Node cell) {
    return cell.lookup(".live-mark") instanceof Label mark ? mark.getText() : "";
  }

  private static void showChoices() {
    showTab("live");
    onFx(find("#live-how", MenuButton.class)::show);
  }

  @Test
  void theSchedulerIsChosenThere() {
    showChoices();
    assertFalse(find("#live-workers", Spinner.class).getParent().isVisible());
    onFx(() -> select(true));
    assertEquals(4, workbench().settings().workers().get());
    assertTrue(find("#live-workers", Spinner.class).getParent().isVisible());
    onFx(() -> find("#live-workers", Spinner.class).increment(3));
    assertEquals(7, workbench().settings().workers().get());
    assertTrue(find("#live-how", MenuButton.class).getText().startsWith("并行 · 7 个工作者"));
    onFx(() -> select(false));
    assertEquals(0, workbench().settings().workers().get());
  }

  @SuppressWarnings("unchecked")
  private static void select(boolean parallel) {
    ((ComboBox<Boolean>) find("#live-scheduler", ComboBox.class)).setValue(parallel);
  }

  @Test
  void nonsenseInTheNumbersChangesNothing() {
    showChoices();
    TextField seed = find("#live-seed", TextField.class);
    onFx(
        () -> {
          seed.setText("甲乙");
          seed.getOnAction().handle(new javafx.event.ActionEvent());
        });
    assertEquals("0", seed.getText());
    onFx(
        () -> {
          find("#live-limit", Spinner.class).getEditor().setText("x");
          find("#live-limit", Spinner.class).commitValue();
        });
    assertEquals(0, workbench().settings().runSeconds().get());
    onFx(
        () -> {
          find("#live-limit", Spinner.class).getEditor().setText("99999999999999999999");
          find("#live-limit", Spinner.class).commitValue();
        });
    assertEquals(0, workbench().settings().runSeconds().get());
    onFx(
        () -> {
          find("#live-limit", Spinner.class).getEditor().setText("7");
          find("#live-limit", Spinner.class).commitValue();
        });
    assertEquals(7, workbench().settings().runSeconds().get());
  }

  @Test
  void everyControlHasAName() {
    showTab("live");
    for (String id : new String[] {"start", "stop"}) {
      assertFalse(find("#live-" + id, Button.class).getAccessibleText().isEmpty(), id);
    }
    assertEquals("确定次序 · 种子 0 · 键入", find("#live-how", MenuButton.class).getAccessibleText());
    assertEquals("程序打印的文字", find("#live-rows", ListView.class).getAccessibleText());
  }
}
