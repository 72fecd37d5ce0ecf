package org.qistage.explorer.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TreeTableView;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.Span;
import org.qistage.pipeline.graph.PlacedNode;
import org.testfx.api.FxRobot;

class SyntaxPaneTest extends WindowTest {
  private final FxRobot robot = new FxRobot();

  @BeforeEach
  void show() throws TimeoutException {
    onFx(() -> workbench().view().set(ViewId.TREE));
    await(() -> !nodes().isEmpty());
  }

  private static GraphCanvas picture() {
    return find("#tree-picture", GraphCanvas.class);
  }

  private static List<PlacedNode> nodes() {
    return new FxRobot()
        .lookup("#tree-picture")
        .tryQueryAs(GraphCanvas.class)
        .flatMap(GraphCanvas::graph)
        .map(graph -> graph.nodes())
        .orElse(List.of());
  }

  private static String label(PlacedNode node) {
    return String.join(" ", node.node().lines());
  }

  private static PlacedNode node(String label) {
    return nodes().stream().filter(node -> label(node).equals(label)).findFirst().orElseThrow();
  }

  private static boolean isThere(String label) {
    return nodes().stream().anyMatch(node -> label(node).equals(label));
  }

  private static List<String> path() {
    Set<Hyperlink> links =
        new FxRobot().lookup("#tree-path .hyperlink").queryAllAs(Hyperlink.class);
    return links.stream().map(Labeled::getText).toList();
  }

  private Span spanOf(String text) {
    int start = workbench().document().text().get().indexOf(text);
    return new Span(start, start + text.length());
  }

  private void click(PlacedNode node) {
    Bounds place = picture().place(node.node().id()).orElseThrow();
    Bounds screen = picture().localToScreen(place);
    robot.clickOn(screen.getCenterX(), screen.getCenterY());
  }

  @Test
  void theSeedProgramsTreeIsDrawn() {
    assertEquals("program", label(nodes().getFirst()));
    assertTrue(isThere("function 异步 获取数据"));
    assertTrue(isThere("unary 等待"));
  }

  @Test
  void aClickOnANodeLightsItsText() {
    click(node("function 异步 获取数据"));
    Span lit = workbench().focus().lit().get().orElseThrow().span();
    assertTrue(workbench().document().source().slice(lit).startsWith("异步 函数 获取数据"));
    assertEquals(List.of("program", "function 异步 获取数据"), path());
  }

  @Test
  void theCaretLightsTheSmallestNodeAndItsPath() throws TimeoutException {
    CodeArea area = find("#source", CodeArea.class);
    robot.interact(
        () -> {
          area.requestFocus();
          area.moveTo(spanOf("http.get").start() + 1);
        });
    await(() -> !path().isEmpty());
    assertEquals("name http", path().getLast());
    assertEquals("program", path().getFirst());
    assertTrue(path().contains("function 异步 获取数据"));
  }

  @Test
  void whatIsLitElsewhereIsUnfolded() throws TimeoutException {
    robot.clickOn("#tree-foldAll");
    await(() -> nodes().size() == 4);
    onFx(() -> workbench().focus().light(spanOf("\"https://api.example.com\""), "test"));
    await(() -> isThere("string \"https://api.example.com\""));
    Bounds place =
        picture().place(node("string \"https://api.example.com\"").node().id()).orElseThrow();
    assertTrue(picture().getLayoutBounds().contains(place), place.toString());
  }

  @Test
  void aPieceOfThePathLightsThatNode() throws TimeoutException {
    onFx(() -> workbench().focus().light(spanOf("http.get(url)"), "test"));
    await(() -> path().contains("block"));
    Hyperlink block =
        robot.lookup("#tree-path .hyperlink").queryAllAs(Hyperlink.class).stream()
            .filter(link -> link.getText().equals("block"))
            .findFirst()
            .orElseThrow();
    onFx(block::fire);
    assertEquals("block", path().getLast());
  }

  @Test
  void theParseTreeNamesRulesAndTokens() throws TimeoutException {
    robot.clickOn("#tree-parse");
    await(() -> isThere("IDENTIFIER `获取数据`"));
    robot.clickOn("#tree-syntax");
    await(() -> isThere("function 异步 获取数据"));
  }

  @Test
  void theListShowsTheSame() throws TimeoutException {
    int size = nodes().size();
    robot.clickOn("#tree-asList");
    TreeTableView<?> list = find("#tree-list", TreeTableView.class);
    assertEquals(size, list.getExpandedItemCount());
    robot.clickOn("#tree-foldAll");
    await(() -> list.getExpandedItemCount() == 4);
    robot.clickOn("#tree-asPicture");
    assertEquals(4, nodes().size());
    robot.clickOn("#tree-unfoldAll");
    await(() -> nodes().size() == size);
    assertEquals(size, list.getExpandedItemCount());
  }

  @Test
  void theListIsGoneThroughWithKeys() throws TimeoutException {
    robot.clickOn("#tree-asList");
    TreeTableView<?> list = find("#tree-list", TreeTableView.class);
    int size = list.getExpandedItemCount();
    onFx(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    robot.type(KeyCode.DOWN);
    await(() -> path().contains("function 异步 获取数据"));
    robot.type(KeyCode.LEFT);
    await(() -> list.getExpandedItemCount() < size);
    robot.clickOn("#tree-asPicture");
    assertFalse(isThere("parameter url"));
    assertTrue(isThere("function 异步 获取数据"));
  }

  @Test
  void thePictureIsGoneThroughWithKeys() throws TimeoutException {
    onFx(() -> picture().requestFocus());
    click(node("program"));
    robot.type(KeyCode.RIGHT);
    await(() -> path().equals(List.of("program", "function 异步 获取数据")));
    robot.type(KeyCode.SPACE);
    await(() -> !isThere("parameter url"));
    robot.type(KeyCode.SPACE);
    await(() -> isThere("parameter url"));
    robot.type(KeyCode.LEFT);
    await(() -> path().equals(List.of("program")));
  }

  private double width() {
    return picture().place(nodes().getFirst().node().id()).orElseThrow().getWidth();
  }

  @Test
  void aKeyWithControlIsTheWindowsAndAPlainOneThePictures() {
    onFx(() -> picture().requestFocus());
    double natural = width();
    robot.push(KeyCode.EQUALS);
    double zoomed = width();
    assertTrue(zoomed > natural);
    assertEquals(1, workbench().settings().scale().get());
    robot.push(KeyCode.CONTROL, KeyCode.EQUALS);
    assertEquals(1.125, workbench().settings().scale().get());
    robot.push(KeyCode.CONTROL, KeyCode.MINUS);
    robot.push(KeyCode.CONTROL, KeyCode.MINUS);
    assertEquals(0.875, workbench().settings().scale().get());
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    assertEquals(1, workbench().settings().scale().get());
    assertEquals(zoomed, width(), 1e-9);
  }

  @Test
  void aPictureFollowsTheSizeOfText() {
    onFx(
        () -> {
          GraphCanvas other = new GraphCanvas(workbench(), new Look(workbench().settings()), "a");
          other.resize(400, 300);
          other.layout();
          other.show(picture().graph());
          String id = nodes().getFirst().node().id();
          double before = other.place(id).orElseThrow().getWidth();
          Image small = picture(other);
          workbench().settings().scale().set(2);
          assertEquals(2 * before, other.place(id).orElseThrow().getWidth(), 1e-9);
          assertFalse(same(small, picture(other)));
        });
  }

  private static Image picture(GraphCanvas graph) {
    return graph.getChildrenUnmodifiable().getFirst().snapshot(null, null);
  }

  private static boolean same(Image one, Image two) {
    for (int x = 0; x < one.getWidth(); x++) {
      for (int y = 0; y < one.getHeight(); y++) {
        if (one.getPixelReader().getArgb(x, y) != two.getPixelReader().getArgb(x, y)) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void anEditLeavesWhatDidNotChangeWhereItIs() throws TimeoutException {
    String id = node("function 异步 获取数据").node().id();
    Bounds before = picture().place(id).orElseThrow();
    CodeArea area = find("#source", CodeArea.class);
    robot.interact(() -> area.insertText(spanOf("打印 数据;").start(), "打印 1;\n    "));
    awaitRecorded();
    await(() -> isThere("integer 1"));
    assertEquals(before, picture().place(id).orElseThrow());
  }

  @Test
  void aSmallerTreeIsShownWhileItsLastNodeIsLit() throws TimeoutException {
    onFx(() -> workbench().focus().light(spanOf("恢复(生成)"), "test"));
    await(() -> picture().lit().size() == 1);
    onFx(() -> find("#source", CodeArea.class).replaceText("函数 主函数() {\n}\n"));
    awaitRecorded();
    await(() -> nodes().size() < 5);
    assertTrue(nodes().containsAll(picture().lit()));
  }

  @Test
  void itIsCountedInBothLanguages() {
    Label count = find("#tree-count", Label.class);
    assertEquals(nodes().size() + " 个节点", count.getText());
    onFx(() -> workbench().settings().switchLanguage());
    assertEquals(nodes().size() + " nodes", count.getText());
  }
}
