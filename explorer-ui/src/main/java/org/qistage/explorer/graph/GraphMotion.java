package org.qistage.explorer.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import org.qistage.pipeline.graph.Box;
import org.qistage.pipeline.graph.PlacedEdge;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.graph.PlacedNode;
import org.qistage.pipeline.graph.Point;

/// Nodes on their way from where they were in one version of a graph to where they are in the next.
final class GraphMotion {
  private static final double NANOSECONDS = 180e6;

  private final Runnable repaint;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          step(now);
        }
      };
  private boolean on = true;
  private Map<String, Point> offsets = Map.of();
  private long start = -1;

  /// How much of the way is left; 0 when nothing moves.
  private double left;

  GraphMotion(Runnable repaint) {
    this.repaint = repaint;
  }

  void setOn(boolean moving) {
    on = moving;
    if (!moving) {
      stop();
    }
  }

  /// Starts moving nodes that are in both from where they were.
  ///
  /// @param x how far the whole picture was moved to the right at once
  /// @param y how far down
  void start(PlacedGraph before, PlacedGraph after, double x, double y) {
    stop();
    if (!on) {
      return;
    }
    Map<String, Box> old = new HashMap<>();
    before.nodes().forEach(node -> old.put(node.node().id(), node.box()));
    Map<String, Point> moved = new HashMap<>();
    for (PlacedNode node : after.nodes()) {
      Box was = old.get(node.node().id());
      if (was != null) {
        Point offset = new Point(was.x() + x - node.box().x(), was.y() + y - node.box().y());
        if (offset.x() != 0 || offset.y() != 0) {
          moved.put(node.node().id(), offset);
        }
      }
    }
    if (!moved.isEmpty()) {
      offsets = moved;
      left = 1;
      start = -1;
      timer.start();
    }
  }

  void stop() {
    timer.stop();
    left = 0;
    offsets = Map.of();
  }

  private void step(long now) {
    if (start < 0) {
      start = now;
    }
    double gone = Math.min(1, (now - start) / NANOSECONDS);
    left = (1 - gone) * (1 - gone);
    if (gone >= 1) {
      stop();
    }
    repaint.run();
  }

  /// A node where it is now.
  PlacedNode of(PlacedNode node) {
    Point offset = offsets.get(node.node().id());
    if (offset == null) {
      return node;
    }
    Box box = node.box();
    return new PlacedNode(
        node.node(),
        node.lines(),
        new Box(
            box.x() + offset.x() * left, box.y() + offset.y() * left, box.width(), box.height()));
  }

  /// An edge where it is now: its first half moves with the node that it leaves, the other with the one that
  /// it enters.
  PlacedEdge of(PlacedEdge edge) {
    Point start = offsets.get(edge.edge().from());
    Point end = offsets.get(edge.edge().to());
    if (start == null && end == null) {
      return edge;
    }
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < edge.points().size(); i++) {
      Point offset = 2 * i < edge.points().size() ? start : end;
      Point point = edge.points().get(i);
      points.add(
          offset == null
              ? point
              : new Point(point.x() + offset.x() * left, point.y() + offset.y() * left));
    }
    return new PlacedEdge(edge.edge(), points, edge.label());
  }
}
