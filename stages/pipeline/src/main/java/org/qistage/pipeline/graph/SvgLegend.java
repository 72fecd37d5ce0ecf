package org.qistage.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;

/// What the shapes and lines of a picture mean, in rows below it; only those that occur and are not
/// plain. It is in Chinese and English, since a picture is passed on without its reader's settings.
final class SvgLegend {
  private static final double ROW = 24;
  private static final double SAMPLE = 30;
  private static final double GAP = 22;

  private record Entry(String name, NodeKind node, EdgeKind edge, boolean isNode) {
    double width() {
      return SAMPLE + NodeSize.text(name, NodeSize.EDGE_FONT) + GAP;
    }
  }

  private final List<List<Entry>> rows = new ArrayList<>();

  SvgLegend(Set<NodeKind> nodeKinds, Set<EdgeKind> edgeKinds, double width) {
    List<Entry> entries = new ArrayList<>();
    for (NodeKind kind : nodeKinds) {
      if (NodeSize.hasSymbol(kind)) {
        entries.add(new Entry(name(kind), kind, EdgeKind.PLAIN, true));
      }
    }
    for (EdgeKind kind : edgeKinds) {
      if (kind != EdgeKind.PLAIN) {
        entries.add(new Entry(name(kind), NodeKind.PLAIN, kind, false));
      }
    }
    double used = 0;
    for (Entry entry : entries) {
      used += entry.width();
      if (rows.isEmpty() || used > width - 2 * GraphLayout.MARGIN + GAP) {
        rows.add(new ArrayList<>());
        used = entry.width();
      }
      rows.getLast().add(entry);
    }
  }

  double height() {
    return rows.isEmpty() ? 0 : rows.size() * ROW + GraphLayout.MARGIN;
  }

  void write(SvgText text, double top) {
    double y = top;
    for (List<Entry> row : rows) {
      double x = GraphLayout.MARGIN;
      for (Entry entry : row) {
        write(text, entry, x, y);
        x += entry.width();
      }
      y += ROW;
    }
  }

  private static void write(SvgText text, Entry entry, double x, double y) {
    text.raw("<g class=\"qi-legend ");
    if (entry.isNode()) {
      text.raw(SvgStyle.name(entry.node())).raw("\">");
      SvgShapes.symbol(text, entry.node(), x + 8, y + 3);
    } else {
      text.raw(SvgStyle.name(entry.edge())).raw("\">");
      List<Point> way = List.of(new Point(x - 4, y + 9), new Point(x + SAMPLE - 6, y + 9));
      SvgShapes.way(text, way, true);
      SvgShapes.arrow(text, way, entry.edge() == EdgeKind.BACK);
    }
    text.raw("<text").number("x", x + SAMPLE).number("y", y + 13).raw(">");
    text.escaped(entry.name()).raw("</text></g>\n");
  }

  private static String name(NodeKind kind) {
    return switch (kind) {
      case PLAIN -> "节点 node";
      case ENTRY -> "入口 entry";
      case EXIT -> "出口 exit";
      case BLOCK -> "基本块 block";
      case SUSPENSION -> "挂起点 suspension";
      case RESUME -> "恢复点 resume";
      case COPY -> "副本 copy";
      case STATE -> "状态 state";
      case SCHEDULER -> "调度器 scheduler";
      case DISPATCH -> "分派 dispatch";
      case ERROR -> "错误 error";
    };
  }

  private static String name(EdgeKind kind) {
    return switch (kind) {
      case PLAIN -> "顺序 next";
      case TRUE -> "真 true";
      case FALSE -> "假 false";
      case BACK -> "循环 back";
      case READY -> "就绪 ready";
      case SUSPENDED -> "挂起 suspended";
      case RESUMED -> "恢复 resumed";
      case RAISED -> "失败 raised";
    };
  }
}
