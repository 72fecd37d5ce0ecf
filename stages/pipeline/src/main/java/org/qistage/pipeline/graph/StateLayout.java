package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;

/// Places the states of a coroutine in a column, in the order of the source, and beside it the
/// scheduler as a bar as high as the states.
///
/// ```
///          S0        dispatch ←── scheduler
///           │            ┆            ║
///       ┌→ S1 ───────────┼──────────→ ║
///       │   │ ←┈┈┈┈┈┈┈┈┈┈┘            ║
///       └── S2 …
/// ```
///
/// So the two exits of a state are seen at a glance: down or along the left side when its operation
/// was ready, to the right when it suspends; and all ways back in lead through the dispatch.
final class StateLayout {
  private static final double BETWEEN_ROWS = 38;
  private static final double BETWEEN_LANES = 14;
  private static final double BETWEEN_ENDS = 19;

  /// The least room beside a label on a line between two nodes.
  private static final double BESIDE_LABEL = 14;

  private final Graph graph;
  private final StateShape shape;
  private final List<List<String>> labels = new ArrayList<>();
  private final Lanes lanes;

  /// The edges that go straight down to the next row.
  private final List<Integer> straight = new ArrayList<>();

  private final Box[] boxes;

  /// The lane runs' ends: the heights where they leave and enter, by edge.
  private final Map<Integer, Double> leaving = new HashMap<>();

  private final Map<Integer, Double> entering = new HashMap<>();
  private double innerLane;
  private double bus;

  private StateLayout(Graph graph, StateShape shape) {
    this.graph = graph;
    this.shape = shape;
    boxes = new Box[graph.nodes().size()];
    graph.nodes().forEach(node -> labels.add(LabelText.stacked(node.lines())));
    List<Lanes.Run> runs = new ArrayList<>();
    boolean[] followed = new boolean[shape.states().size()];
    for (int i = 0; i < graph.edges().size(); i++) {
      GraphEdge edge = graph.edges().get(i);
      if (shape.isSuspension(edge) || shape.isResumption(edge) || shape.isEntry(edge)) {
        continue;
      }
      int from = shape.row(edge.from());
      int to = shape.row(edge.to());
      if (to == from + 1 && !followed[from]) {
        followed[from] = true;
        straight.add(i);
      } else {
        runs.add(new Lanes.Run(i, from, to));
      }
    }
    lanes = new Lanes(runs, graph.edges().size());
  }

  static PlacedGraph place(Graph graph, StateShape shape) {
    return new StateLayout(graph, shape).place();
  }

  private PlacedGraph place() {
    placeStates();
    placeScheduler();
    List<PlacedNode> nodes = new ArrayList<>();
    for (int i = 0; i < boxes.length; i++) {
      nodes.add(new PlacedNode(graph.nodes().get(i), labels.get(i), boxes[i]));
    }
    List<PlacedEdge> edges = new ArrayList<>();
    for (int i = 0; i < graph.edges().size(); i++) {
      edges.add(edge(i));
    }
    Box scheduler = boxes[shape.scheduler()];
    double bottom = Math.max(scheduler.bottom(), boxes[shape.states().getLast()].bottom());
    return new PlacedGraph(
        graph.title(),
        scheduler.right() + GraphLayout.MARGIN,
        bottom + GraphLayout.MARGIN,
        nodes,
        edges,
        PlacedGraph.Rows.STACKED);
  }

  private Box size(int node) {
    GraphNode of = graph.nodes().get(node);
    return NodeSize.stacked(of.kind(), labels.get(node));
  }

  private double widest(boolean inLanes) {
    double widest = 0;
    for (int i = 0; i < graph.edges().size(); i++) {
      GraphEdge edge = graph.edges().get(i);
      int number = i;
      boolean inLane = lanes.runs().stream().anyMatch(run -> run.number() == number);
      if (inLane == inLanes && !straight.contains(i) && !edge.label().isEmpty()) {
        widest = Math.max(widest, labelSize(edge).width());
      }
    }
    return widest;
  }

  private static Box labelSize(GraphEdge edge) {
    return NodeSize.label(LabelText.line(edge.label()));
  }

  private void placeStates() {
    double width = 0;
    for (int state : shape.states()) {
      width = Math.max(width, size(state).width());
    }
    double x = GraphLayout.MARGIN;
    if (lanes.count() > 0) {
      innerLane = x + (lanes.count() - 1) * BETWEEN_LANES;
      x = innerLane + widest(true) + 2 * BESIDE_LABEL;
    }
    double y = GraphLayout.MARGIN + GraphLayout.TITLE;
    for (int row = 0; row < shape.states().size(); row++) {
      int state = shape.states().get(row);
      List<Lanes.End> ends = lanes.ends(row);
      double forEnds = Math.max(ends.size() + 1, isState(state) ? 3 : 0) * BETWEEN_ENDS;
      double height = Math.max(size(state).height(), forEnds);
      boxes[state] = new Box(x, y, width, height);
      double first = y + (height - (ends.size() - 1) * BETWEEN_ENDS) / 2;
      for (int i = 0; i < ends.size(); i++) {
        Lanes.End end = ends.get(i);
        (end.leaves() ? leaving : entering).put(end.run().number(), first + i * BETWEEN_ENDS);
      }
      y += height + BETWEEN_ROWS;
    }
  }

  private void placeScheduler() {
    Box first = boxes[shape.states().getFirst()];
    double room = widest(false) + 2 * BESIDE_LABEL;
    Box dispatch = size(shape.dispatch());
    double x = first.right() + room;
    boxes[shape.dispatch()] =
        new Box(x, first.y(), dispatch.width(), Math.max(dispatch.height(), first.height()));
    bus = boxes[shape.dispatch()].centreX();
    Box scheduler = size(shape.scheduler());
    double bottom = first.bottom();
    for (int state : shape.states()) {
      if (isState(state)) {
        bottom = boxes[state].bottom();
      }
    }
    boxes[shape.scheduler()] =
        new Box(
            boxes[shape.dispatch()].right() + room,
            first.y(),
            scheduler.width(),
            Math.max(scheduler.height(), bottom - first.y()));
  }

  private boolean isState(int node) {
    return graph.nodes().get(node).kind() == NodeKind.STATE;
  }

  // ---- Edges ----

  private PlacedEdge edge(int number) {
    GraphEdge edge = graph.edges().get(number);
    Box from = boxes[shape.index().of(edge.from())];
    Box to = boxes[shape.index().of(edge.to())];
    if (shape.isSuspension(edge)) {
      double y = from.y() + 17;
      return horizontal(edge, new Point(from.right(), y), new Point(to.x(), y), bus + 6);
    }
    if (shape.isResumption(edge)) {
      double y = to.centreY();
      return horizontal(edge, new Point(from.x(), y), new Point(to.right(), y), to.right() + 4);
    }
    if (shape.isEntry(edge)) {
      return entry(edge, from, to);
    }
    return straight.contains(number) ? down(edge, from, to) : along(edge, number, from, to);
  }

  private PlacedEdge entry(GraphEdge edge, Box dispatch, Box state) {
    if (state.y() == dispatch.y()) {
      double y = state.centreY();
      Point start = new Point(dispatch.x(), y);
      return horizontal(edge, start, new Point(state.right(), y), state.right() + 6);
    }
    double y = state.bottom() - 15;
    List<Point> points =
        List.of(new Point(bus, dispatch.bottom()), new Point(bus, y), new Point(state.right(), y));
    return new PlacedEdge(edge, points, label(edge, state.right() + BESIDE_LABEL, y));
  }

  private static PlacedEdge horizontal(GraphEdge edge, Point from, Point to, double labelFrom) {
    return new PlacedEdge(
        edge, List.of(from, to), label(edge, labelFrom + BESIDE_LABEL / 2, from.y()));
  }

  /// The place of a label that stands on a horizontal line.
  private static Optional<Box> label(GraphEdge edge, double x, double line) {
    if (edge.label().isEmpty()) {
      return Optional.empty();
    }
    Box size = labelSize(edge);
    return Optional.of(new Box(x, line - size.height() - 1, size.width(), size.height()));
  }

  private static PlacedEdge down(GraphEdge edge, Box from, Box to) {
    double x = from.centreX();
    List<Point> points = List.of(new Point(x, from.bottom()), new Point(x, to.y()));
    double middle = (from.bottom() + to.y()) / 2;
    return new PlacedEdge(edge, points, label(edge, x + 5, middle + NodeSize.EDGE_LINE / 2 - 1));
  }

  private PlacedEdge along(GraphEdge edge, int number, Box from, Box to) {
    double start = leaving.getOrDefault(number, from.centreY());
    double end = entering.getOrDefault(number, to.centreY());
    double x = innerLane - lanes.lane(number) * BETWEEN_LANES;
    List<Point> points =
        List.of(
            new Point(from.x(), start),
            new Point(x, start),
            new Point(x, end),
            new Point(to.x(), end));
    return new PlacedEdge(edge, points, label(edge, innerLane + BESIDE_LABEL / 2, start));
  }
}
