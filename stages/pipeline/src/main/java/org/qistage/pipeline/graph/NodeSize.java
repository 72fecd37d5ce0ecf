package org.qistage.pipeline.graph;

import java.util.List;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.foundation.text.DisplayWidth;

/// How much room text takes.
///
/// The picture is measured without the reader's fonts. A Hanzi is as wide as the font is high in all
/// of them, a narrow character at most 0.6 of that in the usual fonts of fixed width, so the
/// sizes are never too small and hardly too large.
final class NodeSize {
  static final double FONT = 13;
  static final double LINE = 18;
  static final double EDGE_FONT = 12;
  static final double EDGE_LINE = 16;

  /// Between a node's border and its text.
  static final double MARGIN_X = 12;

  static final double MARGIN_Y = 7;

  /// Between the parts of a joined row.
  static final double JOINT = 7;

  /// The room that a symbol takes before a heading.
  static final double SYMBOL = 18;

  private static final double NARROW = 0.61;

  private NodeSize() {}

  static double text(String text, double font) {
    double width = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      width += DisplayWidth.of(codePoint) == 2 ? 1 : DisplayWidth.of(codePoint) * NARROW;
      at += Character.charCount(codePoint);
    }
    return width * font;
  }

  /// The size of a node that shows its lines one below the other, as a box at the origin.
  static Box stacked(NodeKind kind, List<String> lines) {
    double width = 0;
    for (int i = 0; i < lines.size(); i++) {
      double symbol = i == 0 && hasSymbol(kind) ? SYMBOL : 0;
      // A bold heading is a little wider.
      double weight = i == 0 && lines.size() > 1 ? 1.05 : 1;
      width = Math.max(width, text(lines.get(i), FONT) * weight + symbol);
    }
    double height = Math.max(1, lines.size()) * LINE;
    return new Box(0, 0, Math.ceil(width + 2 * MARGIN_X), height + 2 * MARGIN_Y);
  }

  /// The size of a node that shows its lines beside each other.
  static Box joined(List<String> lines) {
    double width = JOINT * Math.max(0, lines.size() - 1);
    for (String line : lines) {
      width += text(line, FONT);
    }
    return new Box(0, 0, Math.ceil(width + 2 * (MARGIN_X - 3)), LINE + MARGIN_Y);
  }

  /// The size of an edge's label.
  static Box label(String label) {
    return new Box(0, 0, Math.ceil(text(label, EDGE_FONT) + 4), EDGE_LINE);
  }

  static boolean hasSymbol(NodeKind kind) {
    return switch (kind) {
      case PLAIN, BLOCK, STATE -> false;
      case ENTRY, EXIT, SUSPENSION, RESUME, COPY, SCHEDULER, DISPATCH, ERROR -> true;
    };
  }
}
