package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;

/// Places a graph in layers, from the top down or from left to right, by ELK's layered algorithm (after Sugiyama, Tagawa and
/// Toda, 1981). Only this class knows ELK.
///
/// The order of nodes and edges counts: an edge that leads back in it is drawn upwards, and of two
/// branches the first stands on the left.
final class LayeredLayout {
  static {
    // Teaches ELK to copy the defaults of its own options. Its service would do so too, and
    // register
    // every algorithm by the way, which takes as long as the first layout.
    LayoutMetaDataService.initElkReflect();
  }

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final List<ElkEdge> edges = new ArrayList<>();

  private final Direction direction;

  private LayeredLayout(Direction direction) {
    this.direction = direction;
  }

  /// From the top down.
  static PlacedGraph place(Graph graph) {
    return new LayeredLayout(Direction.DOWN).layOut(graph);
  }

  /// From left to right.
  static PlacedGraph placeSideways(Graph graph) {
    return new LayeredLayout(Direction.RIGHT).layOut(graph);
  }

  private PlacedGraph layOut(Graph graph) {
    options();
    List<List<String>> labels = new ArrayList<>();
    for (GraphNode node : graph.nodes()) {
      List<String> lines = LabelText.stacked(node.lines());
      labels.add(lines);
      addNode(NodeSize.stacked(node.kind(), lines));
    }
    NodeIndex index = new NodeIndex(graph);
    for (GraphEdge edge : graph.edges()) {
      addEdge(edge, nodes.get(index.of(edge.from())), nodes.get(index.of(edge.to())));
    }
    new LayeredLayoutProvider().layout(root, new BasicProgressMonitor());
    List<PlacedNode> placedNodes = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      GraphNode node = graph.nodes().get(i);
      ElkNode placed = nodes.get(i);
      Box box = new Box(placed.getX(), placed.getY(), placed.getWidth(), placed.getHeight());
      placedNodes.add(new PlacedNode(node, labels.get(i), box));
    }
    List<PlacedEdge> placedEdges = new ArrayList<>();
    for (int i = 0; i < edges.size(); i++) {
      placedEdges.add(placed(graph.edges().get(i), edges.get(i)));
    }
    return new PlacedGraph(
        graph.title(),
        root.getWidth(),
        root.getHeight(),
        placedNodes,
        placedEdges,
        PlacedGraph.Rows.STACKED);
  }

  private void options() {
    root.setProperty(LayeredOptions.DIRECTION, direction);
    root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(
        LayeredOptions.PADDING,
        new ElkPadding(
            GraphLayout.MARGIN + GraphLayout.TITLE,
            GraphLayout.MARGIN,
            GraphLayout.MARGIN,
            GraphLayout.MARGIN));
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
    root.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 32.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 44.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 18.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 14.0);
    root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 4.0);
    root.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 40.0);
  }

  private void addNode(Box size) {
    ElkNode added = ElkGraphUtil.createNode(root);
    added.setDimensions(size.width(), size.height());
    nodes.add(added);
  }

  private void addEdge(GraphEdge edge, ElkNode from, ElkNode to) {
    ElkEdge added = ElkGraphUtil.createSimpleEdge(from, to);
    edges.add(added);
    if (!edge.label().isEmpty()) {
      String text = LabelText.line(edge.label());
      ElkLabel label = ElkGraphUtil.createLabel(text, added);
      Box size = NodeSize.label(text);
      label.setDimensions(size.width(), size.height());
      label.setProperty(LayeredOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.TAIL);
    }
  }

  private static PlacedEdge placed(GraphEdge edge, ElkEdge placed) {
    ElkEdgeSection section = placed.getSections().getFirst();
    List<Point> points = new ArrayList<>();
    points.add(new Point(section.getStartX(), section.getStartY()));
    for (ElkBendPoint bend : section.getBendPoints()) {
      points.add(new Point(bend.getX(), bend.getY()));
    }
    points.add(new Point(section.getEndX(), section.getEndY()));
    Optional<Box> label =
        placed.getLabels().stream()
            .findFirst()
            .map(text -> new Box(text.getX(), text.getY(), text.getWidth(), text.getHeight()));
    return new PlacedEdge(edge, points, label);
  }
}
