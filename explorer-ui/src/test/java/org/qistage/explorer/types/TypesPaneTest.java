package org.qistage.explorer.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Span;
import org.testfx.api.FxRobot;

class TypesPaneTest extends WindowTest {
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void show() throws TimeoutException {
    onFx(() -> workbench().view().set(ViewId.TYPES));
    await(() -> !names("scopes").isEmpty());
  }

  private static TreeTableView<?> table(String id) {
    return find("#" + id, TreeTableView.class);
  }

  /// What the chosen line shows; null when none is chosen.
  private static @Nullable Object selected(String id) {
    TreeItem<?> item = table(id).getSelectionModel().getSelectedItem();
    return item == null ? null : item.getValue();
  }

  /// The first cells of the lines that are shown.
  private static List<String> names(String id) {
    TreeTableView<?> table = table(id);
    List<String> names = new ArrayList<>();
    for (int row = 0; row < table.getExpandedItemCount(); row++) {
      TreeItem<?> item = table.getTreeItem(row);
      if (item.getValue() instanceof Line line) {
        names.add(line.cells().getFirst());
      }
    }
    return names;
  }

  private static List<String> ghosts() {
    return find("#inferred-types", Pane.class).getChildren().stream()
        .filter(Node::isVisible)
        .map(node -> ((Label) node).getText())
        .toList();
  }

  private Span spanOf(String text) {
    int start = workbench().document().text().get().indexOf(text);
    return new Span(start, start + text.length());
  }

  @Test
  void scopesHoldTheNamesThatTheyDeclare() {
    List<String> names = names("scopes");
    assertEquals(
        List.of("标准库", "整个文件", "获取数据", "生成器", "主函数", "函数 获取数据", "url"), names.subList(0, 7));
  }

  @Test
  void symbolsAreFiltered() throws TimeoutException {
    robot.clickOn("#types-symbols");
    int all = names("symbols").size();
    onFx(() -> find("#types-filter", TextField.class).setText("生成"));
    await(() -> names("symbols").equals(List.of("生成器", "生成")));
    onFx(() -> find("#types-filter", TextField.class).setText(""));
    await(() -> names("symbols").size() == all);
  }

  @Test
  void aSuspensionIsExplainedPlaceByPlace() {
    robot.clickOn("#types-suspensions");
    assertEquals(
        List.of("获取数据", "↳ 获取数据，第 4 行", "生成器", "主函数", "↳ 主函数，第 18 行"), names("suspensions"));
  }

  @Test
  void aLineLightsItsText() throws TimeoutException {
    robot.clickOn("#types-suspensions");
    TreeTableView<?> table = table("suspensions");
    onFx(
        () -> {
          table.requestFocus();
          table.getSelectionModel().select(0);
        });
    robot.type(KeyCode.DOWN);
    await(
        () ->
            workbench()
                .focus()
                .lit()
                .get()
                .filter(lit -> workbench().document().source().slice(lit.span()).startsWith("等待"))
                .isPresent());
  }

  @Test
  void whatIsLitElsewhereIsSelected() throws TimeoutException {
    onFx(() -> workbench().focus().light(spanOf("响应"), "test"));
    await(() -> selected("scopes") instanceof Line line && line.cells().getFirst().equals("响应"));
  }

  @Test
  void theTypedTreeIsListed() throws TimeoutException {
    robot.clickOn("#types-typed");
    robot.clickOn("#typed-asList");
    await(() -> table("typed-tree").getExpandedItemCount() > 20);
  }

  @Test
  void theTypedTreeIsDrawnWithTheTypeOfEachExpressionBesideIt() throws TimeoutException {
    robot.clickOn("#types-typed");
    await(() -> find("#typed-picture", GraphCanvas.class).graph().isPresent());
    List<List<String>> nodes =
        find("#typed-picture", GraphCanvas.class).graph().orElseThrow().nodes().stream()
            .map(node -> node.node().lines())
            .toList();
    assertTrue(nodes.contains(List.of("await", ": 字符串")), nodes.toString());
    assertTrue(nodes.contains(List.of("declare", "任务$7", ": 未来<字符串>")), nodes.toString());
    robot.clickOn("#typed-asList");
    assertEquals(nodes.size(), table("typed-tree").getExpandedItemCount());
    assertEquals("类型", table("typed-tree").getColumns().get(2).getText());
    onFx(workbench().settings()::switchLanguage);
    assertEquals("Type", table("typed-tree").getColumns().get(2).getText());
  }

  @Test
  void inferredTypesStandBehindTheirLines() throws TimeoutException {
    await(() -> ghosts().contains("i: 整数"));
    assertTrue(ghosts().contains("数据: 字符串"));
    assertTrue(find("#inferred-types", Pane.class).isMouseTransparent());
    robot.clickOn("#types-inferred");
    await(() -> ghosts().isEmpty());
    assertFalse(workbench().settings().inferredTypes().get());
  }

  @Test
  void inferredTypesFollowTheTyping() throws TimeoutException {
    CodeArea area = find("#source", CodeArea.class);
    robot.interact(() -> area.insertText(spanOf("打印 数据;").start(), "变量 新 = 2.5;\n    "));
    awaitRecorded();
    await(() -> ghosts().contains("新: 浮点数"));
    assertTrue(ghosts().contains("值: 整数"));
  }

  @Test
  void theViewSpeaksBothLanguages() throws TimeoutException {
    onFx(() -> workbench().settings().switchLanguage());
    await(() -> names("scopes").getFirst().equals("library"));
  }

  @Test
  void theEntryIsNotToldToBeUnused() throws TimeoutException {
    robot.clickOn("#types-symbols");
    await(() -> names("symbols").contains("主函数"));
    TreeTableView<?> table = table("symbols");
    int row = names("symbols").indexOf("主函数");
    assertTrue(
        table.getTreeItem(row).getValue() instanceof Line line
            && line.cells().getLast().equals("程序入口"));
  }
}
