package org.qistage.explorer.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.model.ViewId;
import org.qistage.pipeline.trace.Level;
import org.testfx.api.FxRobot;

/// So many steps on and as many back lead to what was shown before, at each level.
class ThereAndBackTest extends WindowTest {
  private static final int STEPS = 12;

  /// What the window says of the moment.
  private String shown() {
    StringBuilder text = new StringBuilder(find("#position", Label.class).getText());
    text.append('|').append(find("#run-event", Label.class).getText());
    for (String part : List.of("#ready", "#running", "#done")) {
      text.append('|').append(part);
      new FxRobot()
          .from(new FxRobot().lookup(part))
          .lookup(".task-card")
          .<Node>queryAll()
          .forEach(card -> text.append(' ').append(card.getAccessibleText()));
    }
    return text.append('|').append(find("#output", TextArea.class).getText()).toString();
  }

  @ParameterizedTest
  @EnumSource(Level.class)
  void stepsOnAndAsManyBack(Level level) {
    onFx(
        () -> {
          workbench().view().set(ViewId.RUN);
          find("#bottom", TabPane.class).getSelectionModel().select(1);
          workbench().clock().toStart();
        });
    onFx(
        () -> {
          @SuppressWarnings("unchecked")
          ComboBox<Level> levels = find("#level", ComboBox.class);
          levels.setValue(level);
        });
    List<String> there = new ArrayList<>(List.of(shown()));
    while (there.size() <= STEPS
        && workbench().clock().position().get() < workbench().clock().last().get()) {
      onFx(find("#time-forward", Button.class)::fire);
      there.add(shown());
    }
    assertTrue(there.size() > 3, there.size() + " steps");
    assertEquals(there.size(), new HashSet<>(there).size());
    for (int step = there.size() - 2; step >= 0; step--) {
      onFx(find("#time-back", Button.class)::fire);
      assertEquals(there.get(step), shown(), "back to step " + step);
    }
  }

  @Test
  void anotherChoiceRunsAndIsCompared() throws TimeoutException {
    onFx(
        () ->
            workbench()
                .show(
                    """
                    函数 说(字: 字符串) {
                        打印行(字);
                    }

                    函数 主函数() {
                        变量 甲 = 启动 说("甲");
                        变量 乙 = 启动 说("乙");
                        等待 甲;
                        等待 乙;
                    }
                    """));
    awaitRecorded();
    onFx(
        () -> {
          workbench().clock().toStart();
          find("#bottom", TabPane.class)
              .getSelectionModel()
              .select(
                  find("#bottom", TabPane.class).getTabs().stream()
                      .filter(tab -> tab.getId().equals("orders-tab"))
                      .findFirst()
                      .orElseThrow());
        });
    await(() -> new FxRobot().lookup("#take-1").tryQuery().isPresent());
    onFx(find("#take-1", Button.class)::fire);
    awaitRecorded();
    await(() -> !workbench().service().busy().get());
    onFx(workbench().clock()::toEnd);
    assertEquals("乙\n甲\n", workbench().clock().moment().get().orElseThrow().output());
    Button explore = find("#orders-explore", Button.class);
    onFx(
        () -> {
          explore.fire();
          assertTrue(explore.isDisabled());
        });
    await(() -> !explore.isDisabled());
  }
}
