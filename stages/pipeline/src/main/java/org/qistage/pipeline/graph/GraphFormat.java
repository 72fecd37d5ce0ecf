package org.qistage.pipeline.graph;

/// The languages in which graphs are written.
public enum GraphFormat {
  /// The language of Graphviz.
  DOT,
  /// A flowchart of Mermaid, which Markdown viewers draw.
  MERMAID,
  /// A picture complete in itself.
  SVG
}
