package org.qistage.explorer.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.bytecode.CodeRows;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.types.Lines;
import org.qistage.foundation.Span;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.view.LoweredRow;
import org.qistage.pipeline.view.TokenRow;
import org.qistage.pipeline.view.TreeRow;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// What is pointed at in one pane, with the mouse or the keyboard, is lit in every other: a test for each pair.
/// The piece of the seed program is the one where the main function waits for its task, since every stage makes
/// something of it.
class LinksTest extends WindowTest {
  /// Where the main function waits.
  private static final String WAIT = "等待 任务";

  private final FxRobot robot = new FxRobot();

  @TestFactory
  Stream<DynamicTest> fromTheEditor() throws TimeoutException {
    return links(Pane.EDITOR);
  }

  @TestFactory
  Stream<DynamicTest> fromTheTokens() throws TimeoutException {
    return links(Pane.TOKENS);
  }

  @TestFactory
  Stream<DynamicTest> fromThePictureOfTheTree() throws TimeoutException {
    return links(Pane.TREE_PICTURE);
  }

  @TestFactory
  Stream<DynamicTest> fromTheListOfTheTree() throws TimeoutException {
    return links(Pane.TREE_LIST);
  }

  @TestFactory
  Stream<DynamicTest> fromTheScopes() throws TimeoutException {
    return links(Pane.SCOPES);
  }

  @TestFactory
  Stream<DynamicTest> fromTheSymbols() throws TimeoutException {
    return links(Pane.SYMBOLS);
  }

  @TestFactory
  Stream<DynamicTest> fromThePictureOfTheTypedTree() throws TimeoutException {
    return links(Pane.TYPED_PICTURE);
  }

  @TestFactory
  Stream<DynamicTest> fromTheListOfTheTypedTree() throws TimeoutException {
    return links(Pane.TYPED_LIST);
  }

  @TestFactory
  Stream<DynamicTest> fromTheLoweredText() throws TimeoutException {
    return links(Pane.LOWERED_TEXT);
  }

  @TestFactory
  Stream<DynamicTest> fromTheBlocks() throws TimeoutException {
    return links(Pane.LOWERED_BLOCKS);
  }

  @TestFactory
  Stream<DynamicTest> fromTheStates() throws TimeoutException {
    return links(Pane.LOWERED_STATES);
  }

  @TestFactory
  Stream<DynamicTest> fromTheBytecode() throws TimeoutException {
    return links(Pane.BYTECODE);
  }

  @TestFactory
  Stream<DynamicTest> fromTheRun() throws TimeoutException {
    return links(Pane.RUN);
  }

  @TestFactory
  Stream<DynamicTest> fromTheWayThroughTheStages() throws TimeoutException {
    return links(Pane.PROVENANCE);
  }

  private Stream<DynamicTest> links(Pane from) throws TimeoutException {
    onFx(() -> workbench().clock().goTo(11));
    show(from);
    point(from);
    Focus.Lit lit = lit();
    String text = workbench().document().source().slice(lit.span());
    assertTrue(text.contains(WAIT) || WAIT.contains(text), from + " points at " + text);
    assertTrue(lit.span().contains(place()) || place().contains(lit.span()), text);
    return Stream.of(Pane.values())
        .filter(to -> to != from)
        .map(to -> DynamicTest.dynamicTest(from + " → " + to, () -> isLit(to, lit)));
  }

  private Focus.Lit lit() throws TimeoutException {
    await(() -> workbench().focus().lit().get().filter(now -> now.span().length() > 0).isPresent());
    return workbench().focus().lit().get().orElseThrow();
  }

  // ---- What nothing is made of ----

  @Test
  void aCommentLightsWhereItStandsAndNothingThatRuns() throws TimeoutException {
    onFx(() -> workbench().clock().goTo(11));
    show(Pane.TOKENS);
    robot.clickOn("#trivia");
    TableView<TokenRow> table = tokens();
    int row = at(table.getItems(), token -> token.text().equals("// 使用异步"));
    onFx(() -> table.scrollTo(row - 2));
    robot.clickOn(LitRows.cell(table, table.getItems().get(row)));
    Focus.Lit lit = lit();
    assertEquals(List.of("// 使用异步"), rows(Pane.TOKENS).lit());
    await(() -> litText().equals("// 使用异步"));
    show(Pane.TREE_PICTURE);
    picture("#tree-picture", "#tree-path", lit.span());
    for (Pane pane : List.of(Pane.SCOPES, Pane.SYMBOLS, Pane.LOWERED_TEXT, Pane.BYTECODE)) {
      show(pane);
      await(() -> !rows(pane).seen().isEmpty());
      assertEquals(List.of(), rows(pane).lit(), pane.toString());
    }
    for (Pane pane : List.of(Pane.LOWERED_BLOCKS, Pane.LOWERED_STATES)) {
      show(pane);
      assertFalse(graph("#lowering-graph").graph().isEmpty());
      assertEquals(List.of(), graph("#lowering-graph").lit(), pane.toString());
    }
    show(Pane.RUN);
    assertEquals(List.of(), litFrames());
    assertTrue(part("lowered").endsWith(" 0 条"), part("lowered"));
    assertTrue(part("bytecode").endsWith(" 0 条"), part("bytecode"));
  }

  @Test
  void whatLiesInAnotherFunctionIsComeToInEveryFormOfLowering() throws TimeoutException {
    onFx(() -> workbench().clock().goTo(11));
    show(Pane.LOWERED_TEXT);
    int yield = workbench().document().text().get().indexOf("让出 i");
    clickInText(yield + 1);
    await(() -> rows(Pane.LOWERED_TEXT).lit().stream().anyMatch(row -> row.contains("yield S1")));
    show(Pane.LOWERED_BLOCKS);
    await(
        () ->
            graph("#lowering-graph").lit().stream()
                .anyMatch(node -> node.node().id().equals("b2")));
    show(Pane.LOWERED_STATES);
    await(
        () ->
            graph("#lowering-graph").lit().stream()
                .anyMatch(node -> node.node().id().equals("s1")));
  }

  @Test
  void aProblemAndItsPlaceLightEachOther() throws TimeoutException {
    onFx(() -> workbench().show("函数 主函数() {\n    变量 甲: 整数 = \"乙\";\n    打印行(甲);\n}\n"));
    awaitRecorded();
    showTab("problems");
    ListView<?> problems = find("#diagnostics", ListView.class);
    await(() -> problems.getItems().size() == 1);
    int place = workbench().document().text().get().indexOf("乙");
    clickInText(place);
    await(() -> litCells(problems) == 1);
    clickInText(1);
    await(() -> litCells(problems) == 0);
    robot.clickOn("#diagnostics .severity");
    await(() -> litText().equals("\"乙\""));
    assertEquals(1, litCells(problems));
    show(Pane.TOKENS);
    await(() -> rows(Pane.TOKENS).lit().equals(List.of("\"乙\"")));
    show(Pane.TREE_PICTURE);
    picture("#tree-picture", "#tree-path", lit().span());
  }

  @Test
  void aRowIsPointedAtAgainAndSoIsThePlaceOfTheCaret() throws TimeoutException {
    show(Pane.TOKENS);
    robot.clickOn(LitRows.cell(tokens(), tokens().getItems().get(2)));
    Focus.Lit first = lit();
    int place = start() + 4;
    clickInText(place);
    Focus.Lit other = lit();
    assertEquals("任务", workbench().document().source().slice(other.span()));
    onFx(() -> tokens().scrollTo(0));
    robot.clickOn(LitRows.cell(tokens(), tokens().getItems().get(2)));
    assertEquals(first, lit());
    onFx(() -> area().moveTo(place));
    onFx(() -> workbench().focus().clear());
    clickInText(place);
    assertEquals(other, lit());
  }

  private static long litCells(Node list) {
    return new FxRobot()
        .from(list).lookup(".list-cell").queryAll().stream()
            .filter(cell -> cell.getPseudoClassStates().toString().contains("lit"))
            .count();
  }

  // ---- Coming to a pane ----

  private void show(Pane pane) throws TimeoutException {
    pane.view().ifPresent(view -> onFx(() -> workbench().view().set(view)));
    for (String button : pane.switches()) {
      await(() -> !robot.lookup(button).queryAll().isEmpty());
      robot.clickOn(button);
    }
    await(() -> workbench().areViewsMade());
    onFx(() -> window().getScene().getRoot().layout());
  }

  // ---- Pointing ----

  private void point(Pane at) throws TimeoutException {
    switch (at) {
      case EDITOR, PROVENANCE -> {
        clickInText(start());
        IntStream.range(0, WAIT.length()).forEach(_ -> robot.push(KeyCode.SHIFT, KeyCode.RIGHT));
        if (at == Pane.PROVENANCE) {
          await(() -> !robot.lookup("#provenance-node").queryAll().isEmpty());
          robot.clickOn("#provenance-node");
        }
      }
      case TOKENS -> {
        TableView<TokenRow> table = tokens();
        int row = at(table.getItems(), token -> token.span().start() == start() + 3);
        onFx(() -> table.scrollTo(row - 2));
        robot.clickOn(LitRows.cell(table, table.getItems().get(row)));
      }
      case TREE_PICTURE -> click(graph("#tree-picture"), "unary 等待");
      case TYPED_PICTURE -> click(graph("#typed-picture"), "await");
      case LOWERED_BLOCKS -> click(graph("#lowering-graph"), "qi_await_task_ref");
      case LOWERED_STATES -> click(graph("#lowering-graph"), "S1");
      case TREE_LIST -> clickTree("#tree-list", "等待");
      case TYPED_LIST -> clickTree("#typed-tree", "await");
      case SCOPES -> pointAtUse("#scopes");
      case SYMBOLS -> pointAtUse("#symbols");
      case LOWERED_TEXT -> {
        ListView<LoweredRow> list = list("#lowered-lines");
        int row = at(list.getItems(), line -> line.text().contains("= qi_await_task_ref"));
        onFx(() -> list.scrollTo(row));
        robot.clickOn(LitRows.cell(list, list.getItems().get(row)));
      }
      case BYTECODE -> {
        ListView<Object> list = list("#bytecode");
        int main = at(list.getItems(), row -> CodeRows.span(row).filter(this::isWait).isPresent());
        onFx(() -> list.scrollTo(main - 1));
        robot.clickOn(LitRows.cell(list, list.getItems().get(main)));
      }
      case RUN -> robot.clickOn(frame().lookup(".frame-head"));
    }
  }

  private boolean isWait(Span span) {
    return workbench().document().source().slice(span).equals(WAIT);
  }

  /// Whether a node is one of the main function, where it waits or before that in the same block.
  private boolean isThere(Span span) {
    return isWait(span) || workbench().document().source().slice(span).startsWith("启动 获取数据");
  }

  private int start() {
    return workbench().document().text().get().indexOf(WAIT);
  }

  private static <T> int at(List<T> items, java.util.function.Predicate<T> which) {
    return IntStream.range(0, items.size())
        .filter(row -> which.test(items.get(row)))
        .findFirst()
        .orElseThrow();
  }

  private void clickInText(int place) {
    CodeArea area = area();
    onFx(
        () -> {
          area.moveTo(place);
          area.requestFollowCaret();
        });
    Bounds bounds =
        WaitForAsyncUtils.waitForAsyncFx(
            5_000, () -> area.getCharacterBoundsOnScreen(place, place + 1).orElseThrow());
    robot.clickOn(bounds.getMinX() + 1, bounds.getCenterY());
  }

  /// A node of the wanted label at the line where the main function waits.
  private void click(GraphCanvas graph, String label) throws TimeoutException {
    await(() -> graph.graph().isPresent());
    PlacedNode node =
        graph.graph().orElseThrow().nodes().stream()
            .filter(each -> String.join(" ", each.node().lines()).contains(label))
            .filter(each -> each.node().span().filter(this::isThere).isPresent())
            .findFirst()
            .orElseThrow();
    onFx(() -> graph.light(each -> each.equals(node), true));
    Bounds place = graph.localToScreen(graph.place(node.node().id()).orElseThrow());
    robot.clickOn(place.getMinX() + 8, place.getCenterY());
  }

  private Span place() {
    return new Span(start(), start() + WAIT.length());
  }

  private void clickTree(String id, String label) throws TimeoutException {
    TreeTableView<TreeRow> table = table(id);
    await(() -> table.getExpandedItemCount() > 20);
    int row =
        IntStream.range(0, table.getExpandedItemCount())
            .filter(each -> isWait(table.getTreeItem(each).getValue().span()))
            .filter(each -> table.getTreeItem(each).getValue().label().contains(label))
            .findFirst()
            .orElseThrow();
    onFx(() -> table.scrollTo(row - 1));
    robot.clickOn(LitRows.cell(table, table.getTreeItem(row).getValue()));
  }

  /// With the mouse to the variable, with the keyboard to its only use.
  private void pointAtUse(String id) throws TimeoutException {
    TreeTableView<Object> table = table(id);
    await(() -> table.getExpandedItemCount() > 5);
    int row =
        IntStream.range(0, table.getExpandedItemCount())
            .filter(each -> Lines.text(table.getTreeItem(each).getValue()).startsWith("任务"))
            .findFirst()
            .orElseThrow();
    onFx(() -> table.scrollTo(row - 1));
    robot.clickOn(LitRows.cell(table, table.getTreeItem(row).getValue()));
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.DOWN);
  }

  // ---- What is lit ----

  private void isLit(Pane pane, Focus.Lit lit) throws TimeoutException {
    assertEquals(Optional.of(lit), workbench().focus().lit().get());
    show(pane);
    Span span = lit.span();
    switch (pane) {
      case EDITOR -> await(() -> litText().equals(workbench().document().source().slice(span)));
      case TOKENS -> rows(pane, span, "任务");
      case TREE_PICTURE -> picture("#tree-picture", "#tree-path", span);
      case TYPED_PICTURE -> picture("#typed-picture", "#typed-path", span);
      case TREE_LIST -> tree("#tree-list", "#tree-path", span);
      case TYPED_LIST -> tree("#typed-tree", "#typed-path", span);
      case SCOPES, SYMBOLS ->
          // Of a whole block more is lit than is in sight; which of it, the place of the list
          // decides.
          rows(pane, span, span.length() > WAIT.length() ? "" : "变量 数据 = 等待 任务;");
      case LOWERED_TEXT -> rows(pane, span, "= qi_await_task_ref(%任务.0)");
      case LOWERED_BLOCKS, LOWERED_STATES -> {
        GraphCanvas graph = graph("#lowering-graph");
        await(() -> !graph.lit().isEmpty());
        List<String> labels =
            graph.lit().stream().map(node -> String.join(" ", node.node().lines())).toList();
        String wanted = pane == Pane.LOWERED_STATES ? "S1" : "qi_await_task_ref(%任务.0)";
        assertTrue(labels.stream().anyMatch(label -> label.contains(wanted)), labels.toString());
        assertTrue(graph.lit().stream().allMatch(node -> agrees(node, span)), labels.toString());
        assertTrue(isSeen(graph, graph.lit().getFirst()));
      }
      case BYTECODE -> rows(pane, span, "Object QiTasks.qi_await_task_ref(Task, Context)");
      case RUN -> {
        await(() -> frame().getPseudoClassStates().toString().contains("lit"));
        assertEquals(List.of("主函数"), litFrames());
      }
      case PROVENANCE -> {
        String count = "字符 " + span.length();
        await(() -> find("#provenance-characters", Label.class).getText().equals(count));
        assertTrue(part("lowered").matches(".*[1-9].*"), part("lowered"));
        assertTrue(part("bytecode").matches(".*[1-9].*"), part("bytecode"));
      }
    }
  }

  private static String part(String key) {
    return find("#provenance-" + key, Button.class)
        .getTooltip()
        .getText()
        .lines()
        .findFirst()
        .get();
  }

  private static boolean agrees(PlacedNode node, Span span) {
    return node.node().span().filter(own -> span.contains(own) || own.contains(span)).isPresent();
  }

  private void rows(Pane pane, Span span, String text) throws TimeoutException {
    await(() -> !rows(pane).lit().isEmpty());
    LitRows rows = rows(pane);
    assertEquals(rows.expected(span), rows.lit());
    assertTrue(rows.lit().stream().anyMatch(row -> row.contains(text)), rows.lit().toString());
  }

  private LitRows rows(Pane pane) {
    return switch (pane) {
      case TOKENS ->
          LitRows.of(tokens(), row -> Optional.of(((TokenRow) row).span()), TokenRow::text);
      case SCOPES -> LitRows.of(table("#scopes"), Lines::span, Lines::text);
      case SYMBOLS -> LitRows.of(table("#symbols"), Lines::span, Lines::text);
      case LOWERED_TEXT ->
          LitRows.of(
              list("#lowered-lines"),
              row -> ((LoweredRow) row).node().flatMap(_ -> ((LoweredRow) row).span()),
              LoweredRow::text);
      case BYTECODE -> LitRows.of(list("#bytecode"), CodeRows::span, CodeRows::text);
      default -> throw new IllegalArgumentException(pane.toString());
    };
  }

  private void picture(String id, String path, Span span) throws TimeoutException {
    GraphCanvas graph = graph(id);
    await(() -> graph.lit().size() == 1);
    PlacedNode node = graph.lit().getFirst();
    isSmallest(
        node.node().span().orElseThrow(),
        graph.graph().orElseThrow().nodes().stream().flatMap(n -> n.node().span().stream()),
        span);
    assertTrue(isSeen(graph, node));
    assertTrue(last(path).startsWith(node.node().lines().getFirst()), last(path));
  }

  private void tree(String id, String path, Span span) throws TimeoutException {
    TreeTableView<TreeRow> table = table(id);
    await(
        () ->
            LitRows.of(table, row -> Optional.of(((TreeRow) row).span()), TreeRow::label)
                    .lit()
                    .size()
                == 1);
    LitRows rows = LitRows.of(table, row -> Optional.of(((TreeRow) row).span()), TreeRow::label);
    Span own =
        rows.seen().stream()
            .filter(LitRows.Row::lit)
            .findFirst()
            .orElseThrow()
            .span()
            .orElseThrow();
    isSmallest(own, rows.all().stream(), span);
    assertEquals(rows.lit().getFirst(), last(path));
  }

  /// A node of a tree is lit when it is the smallest that holds what is pointed at.
  private static void isSmallest(Span own, Stream<Span> all, Span span) {
    int least = all.filter(each -> each.contains(span)).mapToInt(Span::length).min().orElseThrow();
    assertTrue(own.contains(span) && own.length() == least, own + " for " + span);
  }

  private static boolean isSeen(GraphCanvas graph, PlacedNode node) {
    return graph.getLayoutBounds().intersects(graph.place(node.node().id()).orElseThrow());
  }

  private static String last(String path) {
    List<String> pieces =
        new FxRobot()
            .lookup(path + " .hyperlink").queryAllAs(Hyperlink.class).stream()
                .map(Hyperlink::getText)
                .toList();
    return pieces.getLast();
  }

  // ---- Parts of the window ----

  private static CodeArea area() {
    return find("#source", CodeArea.class);
  }

  private static String litText() {
    CodeArea area = area();
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < area.getLength(); at++) {
      if (area.getStyleOfChar(at).contains("lit")) {
        text.append(area.getText(at, at + 1));
      }
    }
    // The end of a line has the style of what is before it.
    return text.toString().strip();
  }

  @SuppressWarnings("unchecked")
  private static TableView<TokenRow> tokens() {
    return find(".view-area #tokens", TableView.class);
  }

  @SuppressWarnings("unchecked")
  private static <T> ListView<T> list(String id) {
    return find(".view-area " + id, ListView.class);
  }

  @SuppressWarnings("unchecked")
  private static <T> TreeTableView<T> table(String id) {
    return find(".view-area " + id, TreeTableView.class);
  }

  private static GraphCanvas graph(String id) {
    return find(".view-area " + id, GraphCanvas.class);
  }

  /// The card of the main function, which waits.
  private Node frame() {
    return robot.lookup(".stacks .frame-card").queryAll().stream()
        .filter(card -> String.valueOf(card.getAccessibleText()).startsWith("主函数"))
        .findFirst()
        .orElseThrow();
  }

  private List<String> litFrames() {
    return robot.lookup(".stacks .frame-card").queryAll().stream()
        .filter(card -> card.getPseudoClassStates().toString().contains("lit"))
        .map(card -> card.getAccessibleText().split(" ", 2)[0])
        .toList();
  }
}
