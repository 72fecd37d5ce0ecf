package org.qistage.explorer.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.qistage.explorer.WindowTest;
import org.qistage.explorer.graph.GraphCanvas;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.launch.MemoryModel;
import org.qistage.pipeline.trace.HeapView;
import org.testfx.api.FxRobot;

class HeapPictureTest extends WindowTest {
  private final FxRobot robot = new FxRobot();

  @Override
  protected Path program() {
    return Path.of(
        System.getProperty("qi.root"), "lessons", "course", "14-memory", "programs", "friends.qi");
  }

  private void count() throws TimeoutException {
    showTab("heap");
    onFx(() -> find("#count-references", CheckBox.class).fire());
    awaitCounted();
    robot.clickOn("#heap-asPicture");
  }

  private void awaitCounted() throws TimeoutException {
    await(
        () ->
            workbench()
                .clock()
                .navigator()
                .get()
                .filter(found -> found.trace().settings().memory() == MemoryModel.REFCOUNT)
                .isPresent());
  }

  private static GraphCanvas canvas() {
    return new FxRobot().lookup("#heap-picture").queryAs(GraphCanvas.class);
  }

  private PlacedGraph graph() throws TimeoutException {
    await(() -> workbench().areViewsMade());
    return canvas().graph().orElseThrow();
  }

  private static String label(PlacedNode node) {
    return String.join(" ", node.node().lines());
  }

  /// Goes to the first moment at which so many blocks live in a cycle.
  private void toCycle(boolean lost) {
    onFx(
        () -> {
          int at = 0;
          workbench().clock().goTo(at);
          while (at < workbench().clock().last().get() && !isThere(lost)) {
            workbench().clock().goTo(++at);
          }
        });
  }

  private boolean isThere(boolean lost) {
    return workbench().clock().moment().get().orElseThrow().cycles().stream()
        .anyMatch(cycle -> cycle.alone() == lost);
  }

  @Test
  void aCycleThatVariablesHoldIsDrawnWithThemAndMarked() throws TimeoutException {
    count();
    toCycle(false);
    PlacedGraph graph = graph();
    Set<Integer> living =
        workbench().clock().moment().get().orElseThrow().heap().orElseThrow().blocks().stream()
            .map(HeapView.Block::number)
            .collect(Collectors.toSet());
    Set<Integer> drawn =
        graph.nodes().stream()
            .map(node -> node.node().id())
            .filter(id -> id.startsWith("o"))
            .map(id -> Integer.valueOf(id.substring(1)))
            .collect(Collectors.toCollection(HashSet::new));
    assertEquals(living, drawn);
    List<PlacedNode> round =
        graph.nodes().stream().filter(node -> node.node().kind() == NodeKind.SUSPENSION).toList();
    // Two people, and the options that hold them.
    assertEquals(4, round.size());
    assertTrue(round.stream().allMatch(node -> label(node).contains("⟳ 在环里")));
    assertEquals(
        2,
        round.stream()
            .filter(node -> label(node).matches("人 [0-9]+ .*引用计数 [0-9]+ 0x[0-9a-f]+ 名 = .*"))
            .count());
    List<String> references =
        graph.edges().stream()
            .filter(edge -> edge.edge().kind() == EdgeKind.BACK)
            .map(edge -> edge.edge().label())
            .toList();
    assertEquals(4, references.size());
    assertEquals(2, references.stream().filter("⟳ 友"::equals).count());
    PlacedNode frame =
        graph.nodes().stream()
            .filter(node -> label(node).startsWith("聚会 · 任务 1"))
            .findFirst()
            .orElseThrow();
    assertEquals(NodeKind.ENTRY, frame.node().kind());
    assertEquals(
        Set.of("甲", "乙"),
        graph.edges().stream()
            .filter(edge -> edge.edge().from().equals(frame.node().id()))
            .map(edge -> edge.edge().label())
            .collect(Collectors.toSet()));
  }

  @Test
  void whatNobodyHoldsAnyMoreIsMarkedAsLeakedInBothLanguages() throws TimeoutException {
    count();
    onFx(workbench().clock()::toEnd);
    List<PlacedNode> lost =
        graph().nodes().stream().filter(node -> node.node().kind() == NodeKind.ERROR).toList();
    assertEquals(4, lost.size());
    assertTrue(lost.stream().allMatch(node -> label(node).contains("⟳ 泄漏的环")));
    assertTrue(graph().nodes().stream().noneMatch(node -> node.node().kind() == NodeKind.ENTRY));
    onFx(workbench().settings()::switchLanguage);
    assertTrue(graph().nodes().stream().anyMatch(node -> label(node).contains("leaked cycle")));
  }

  @Test
  void aStepThatChangesOnlyCountsMovesNothing() throws TimeoutException {
    count();
    toCycle(false);
    Map<String, String> before = places(graph());
    onFx(() -> workbench().clock().goTo(workbench().clock().position().get() + 1));
    Map<String, String> after = places(graph());
    after.keySet().retainAll(before.keySet());
    before.keySet().retainAll(after.keySet());
    assertTrue(after.size() >= 3);
    assertEquals(before, after);
  }

  private static Map<String, String> places(PlacedGraph graph) {
    return graph.nodes().stream()
        .collect(
            Collectors.toMap(
                node -> node.node().id(),
                node -> canvas().place(node.node().id()).orElseThrow().toString()));
  }

  @Test
  void anObjectIsChosenWithTheKeyboardAndTheTableFollows() throws TimeoutException {
    count();
    onFx(workbench().clock()::toEnd);
    graph();
    onFx(canvas()::requestFocus);
    robot.push(KeyCode.DOWN);
    assertTrue(canvas().getAccessibleRoleDescription().startsWith("人 "));
    TableView<?> table = tableBehind();
    HeapView.Block chosen = (HeapView.Block) table.getSelectionModel().getSelectedItem();
    assertEquals("人", chosen.type());
    assertEquals(HeapGraph.id(chosen), canvas().chosen().orElseThrow());
  }

  private TableView<?> tableBehind() {
    robot.clickOn("#heap-asTable");
    TableView<?> table = find("#heap", TableView.class);
    robot.clickOn("#heap-asPicture");
    return table;
  }

  @Test
  void ofALargeHeapSomeIsDrawnAndTheRestIsCounted() throws Exception {
    Path large =
        Files.writeString(
            userFolder().resolve("多.qi"),
            """
            结构体 节点 { 名: 字符串, 下: 可选<节点> }
            函数 主函数() {
                变量 头 = 节点 { 名: "0", 下: 无 };
                对于 i 在 范围(0, 1000) {
                    头 = 节点 { 名: "n", 下: 有(头) };
                }
                打印行(头.名);
            }
            """);
    onFx(() -> workbench().open(large));
    awaitRecorded();
    count();
    onFx(() -> workbench().clock().goTo(workbench().clock().last().get() * 9 / 10));
    PlacedGraph graph = graph();
    long blocks = graph.nodes().stream().filter(node -> node.node().id().startsWith("o")).count();
    assertEquals(HeapGraph.MOST_BLOCKS, blocks);
    int all = workbench().clock().moment().get().orElseThrow().heap().orElseThrow().blocks().size();
    String told = find("#heap-legend", Label.class).getText();
    assertTrue(all > 500 && told.contains("另有 " + (all - blocks) + " 个"), all + " " + told);
  }
}
