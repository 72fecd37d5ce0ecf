package org.qistage.pipeline.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

final class GraphLayoutTest {
  private static final double CLOSE = 0.01;

  @TestFactory
  Stream<DynamicTest> everyPictureIsInOrder() {
    List<Graph> graphs = Graphs.samples();
    return IntStream.range(0, graphs.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    i + " " + LabelText.line(graphs.get(i).title()),
                    () -> assertInOrder(graphs.get(i))));
  }

  private static void assertInOrder(Graph graph) {
    PlacedGraph placed = GraphLayout.place(graph);
    assertEquals(graph.nodes(), placed.nodes().stream().map(PlacedNode::node).toList());
    assertEquals(graph.edges(), placed.edges().stream().map(PlacedEdge::edge).toList());
    NodeIndex index = new NodeIndex(graph);
    List<Box> boxes = placed.nodes().stream().map(PlacedNode::box).toList();
    for (int i = 0; i < boxes.size(); i++) {
      assertOnPaper(boxes.get(i), placed);
      assertTextFits(placed.nodes().get(i), placed.rows());
      for (int j = 0; j < i; j++) {
        assertFalse(boxes.get(i).overlaps(boxes.get(j)), "nodes " + i + " and " + j);
      }
    }
    List<Box> labels = new ArrayList<>();
    for (PlacedEdge edge : placed.edges()) {
      Box from = boxes.get(index.of(edge.edge().from()));
      Box to = boxes.get(index.of(edge.edge().to()));
      assertOnBorder(edge.points().getFirst(), from);
      assertOnBorder(edge.points().getLast(), to);
      edge.points().forEach(point -> assertOnPaper(new Box(point.x(), point.y(), 0, 0), placed));
      assertEquals(edge.edge().label().isEmpty(), edge.label().isEmpty());
      edge.label().ifPresent(label -> assertFree(label, boxes, placed));
      for (Box other : labels) {
        edge.label().ifPresent(label -> assertFalse(label.overlaps(other), "labels"));
      }
      edge.label().ifPresent(labels::add);
    }
  }

  private static void assertFree(Box label, List<Box> boxes, PlacedGraph placed) {
    assertOnPaper(label, placed);
    for (Box box : boxes) {
      assertFalse(label.overlaps(box), "label " + label + " over node " + box);
    }
  }

  private static void assertOnPaper(Box box, PlacedGraph placed) {
    boolean inside =
        box.x() >= -CLOSE
            && box.y() >= -CLOSE
            && box.right() <= placed.width() + CLOSE
            && box.bottom() <= placed.height() + CLOSE;
    assertTrue(inside, box + " outside " + placed.width() + " × " + placed.height());
  }

  private static void assertTextFits(PlacedNode node, PlacedGraph.Rows rows) {
    Box needed =
        rows == PlacedGraph.Rows.JOINED
            ? NodeSize.joined(node.lines())
            : NodeSize.stacked(node.node().kind(), node.lines());
    assertTrue(node.box().width() >= needed.width() && node.box().height() >= needed.height());
  }

  private static void assertOnBorder(Point point, Box box) {
    boolean upright =
        (near(point.x(), box.x()) || near(point.x(), box.right()))
            && point.y() >= box.y() - CLOSE
            && point.y() <= box.bottom() + CLOSE;
    boolean level =
        (near(point.y(), box.y()) || near(point.y(), box.bottom()))
            && point.x() >= box.x() - CLOSE
            && point.x() <= box.right() + CLOSE;
    assertTrue(upright || level, point + " not on the border of " + box);
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) < CLOSE;
  }

  @Test
  void theSamePlacesComeOutAgain() {
    for (Graph graph : Graphs.samples()) {
      assertEquals(GraphLayout.place(graph), GraphLayout.place(graph));
    }
  }

  @Test
  void statesStandBelowEachOtherInTheOrderOfTheSource() {
    Graph graph = Graphs.named("复杂 状态", Graphs.lower(new SourceText("l.qi", Graphs.LOOPS)));
    List<Box> column = new ArrayList<>();
    for (PlacedNode node : GraphLayout.place(graph).nodes()) {
      if (node.node().kind() != NodeKind.SCHEDULER && node.node().kind() != NodeKind.DISPATCH) {
        column.add(node.box());
      }
    }
    for (int i = 1; i < column.size(); i++) {
      assertEquals(column.get(0).x(), column.get(i).x());
      assertTrue(column.get(i - 1).bottom() < column.get(i).y());
    }
  }

  @Test
  void aStateGoesOnWhenReadyAndLeavesForTheSchedulerWhenNot() {
    Graph graph = Graphs.named("获取数据 状态", Graphs.lower(Graphs.seed()));
    List<EdgeKind> exits =
        graph.edges().stream()
            .filter(edge -> edge.from().equals("s1"))
            .map(edge -> edge.kind())
            .toList();
    assertEquals(List.of(EdgeKind.READY, EdgeKind.SUSPENDED), exits);
    assertTrue(graph.edges().contains(Graphs.edge("dispatch", "s1", "S1", EdgeKind.RESUMED)));
    PlacedGraph placed = GraphLayout.place(graph);
    for (PlacedEdge edge : placed.edges()) {
      if (edge.edge().kind() == EdgeKind.SUSPENDED) {
        assertTrue(edge.points().getFirst().x() < edge.points().getLast().x());
      }
    }
  }

  @Test
  void lanesBesideTheStatesAreNeverShared() {
    for (Graph graph : Graphs.samples()) {
      if (StateShape.of(graph).isPresent()) {
        assertUprightPartsApart(GraphLayout.place(graph));
      }
    }
  }

  private static void assertUprightPartsApart(PlacedGraph placed) {
    List<Box> upright = new ArrayList<>();
    for (PlacedEdge edge : placed.edges()) {
      if (edge.edge().kind() != EdgeKind.RESUMED && edge.points().size() == 4) {
        Point one = edge.points().get(1);
        Point other = edge.points().get(2);
        upright.add(
            new Box(one.x(), Math.min(one.y(), other.y()), 1, Math.abs(one.y() - other.y())));
      }
    }
    for (int i = 0; i < upright.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertFalse(upright.get(i).overlaps(upright.get(j)));
      }
    }
  }

  @Test
  void aTreeReadsFromLeftToRightInTheOrderOfTheSource() {
    Graph graph = TreeGraphs.of(Graphs.parse(Graphs.seed()));
    NodeIndex index = new NodeIndex(graph);
    PlacedGraph placed = GraphLayout.place(graph);
    double last = 0;
    String parent = "";
    for (PlacedEdge edge : placed.edges()) {
      Box from = placed.nodes().get(index.of(edge.edge().from())).box();
      Box to = placed.nodes().get(index.of(edge.edge().to())).box();
      assertTrue(from.right() < to.x());
      if (edge.edge().from().equals(parent)) {
        assertTrue(last < to.y(), "children from the top down");
      }
      parent = edge.edge().from();
      last = to.y();
    }
  }

  @Test
  void aThousandLevelsAreNoTrouble() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (int i = 0; i < 4_000; i++) {
      nodes.add(Graphs.node("n" + i, NodeKind.PLAIN, "binary", "+"));
      if (i > 0) {
        // A chain of sums: each has a deep left and a flat right operand.
        int parent = i % 2 == 1 ? Math.max(0, i - 2) : i - 2;
        edges.add(Graphs.edge("n" + parent, "n" + i, "", EdgeKind.PLAIN));
      }
    }
    assertEquals(4_000, GraphLayout.place(new Graph("deep", nodes, edges)).nodes().size());
  }
}
