package org.qistage.pipeline.graph;

import org.qistage.foundation.graph.Graph;

/// Writes graphs as text.
public final class GraphRenderer {
  private GraphRenderer() {}

  /// The graph in a format; lines end with LF.
  public static String render(Graph graph, GraphFormat format) {
    return switch (format) {
      case DOT -> DotWriter.write(graph);
      case MERMAID -> MermaidWriter.write(graph);
      case SVG -> SvgWriter.write(GraphLayout.place(graph));
    };
  }
}
