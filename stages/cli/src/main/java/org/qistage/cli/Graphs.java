package org.qistage.cli;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.graph.Graph;
import org.qistage.pipeline.CompileSnapshot;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.graph.GraphFormat;
import org.qistage.pipeline.graph.TreeGraphs;

/// The formats of graphs by their names on the command line.
final class Graphs {
  static final List<String> FORMATS = List.of("dot", "svg", "mermaid");

  private Graphs() {}

  static GraphFormat format(String name) {
    return switch (name) {
      case "dot" -> GraphFormat.DOT;
      case "svg" -> GraphFormat.SVG;
      case "mermaid" -> GraphFormat.MERMAID;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// The usual end of a file's name.
  static String suffix(String name) {
    return name.equals("mermaid") ? "mmd" : name;
  }

  /// The tree that a stage made; empty when it made none.
  static Optional<Graph> tree(CompileSnapshot snapshot, StageId stage) {
    return switch (stage) {
      case PARSE -> snapshot.syntax().map(TreeGraphs::of);
      case CHECK -> snapshot.typed().map(TreeGraphs::of);
      case LEX, LOWER, CODEGEN -> Optional.empty();
    };
  }
}
