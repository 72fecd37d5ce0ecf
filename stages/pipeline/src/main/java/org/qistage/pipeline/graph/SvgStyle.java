package org.qistage.pipeline.graph;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;

/// The style sheet of a picture: fonts, colours and line patterns. All its classes begin with `qi-`,
/// so that a picture may stand in a page among others.
final class SvgStyle {
  private SvgStyle() {}

  static void write(SvgText text, Set<NodeKind> nodeKinds, Set<EdgeKind> edgeKinds) {
    String fonts =
        Palette.FONTS.stream()
            .map(font -> font.contains(" ") ? "'" + font + "'" : font)
            .collect(Collectors.joining(","));
    text.raw("<style>\n");
    text.raw(".qi-paper{fill:" + Palette.PAPER + "}\n");
    text.raw(".qi-title,.qi-node text,.qi-label,.qi-legend text{font-family:" + fonts);
    text.raw(";font-size:13px;fill:" + Palette.TEXT + ";white-space:pre}\n");
    text.raw(".qi-title{font-size:16px;font-weight:bold}\n");
    text.raw(".qi-node .qi-heading{font-weight:bold}\n");
    text.raw(".qi-node .qi-middle{text-anchor:middle}\n");
    text.raw(".qi-node .qi-kind{fill:" + Palette.MUTED + "}\n");
    text.raw(".qi-node .qi-type{fill:" + Palette.TYPE + "}\n");
    text.raw(".qi-outline{stroke-width:1.4}\n.qi-symbol{stroke:none}\n");
    text.raw(".qi-way{fill:none;stroke-width:1.5;stroke-linejoin:round}\n");
    text.raw(".qi-label{font-size:12px;text-anchor:middle;stroke:" + Palette.PAPER);
    text.raw(";stroke-width:3px;paint-order:stroke}\n");
    text.raw(".qi-legend text{font-size:12px;fill:" + Palette.MUTED + "}\n");
    for (NodeKind kind : nodeKinds) {
      Palette.Colours colours = Palette.of(kind);
      String name = "." + name(kind);
      text.raw(name + " .qi-outline{fill:" + colours.fill() + ";stroke:" + colours.stroke());
      text.raw(dashes(kind) + "}\n");
      text.raw(name + " .qi-line{fill:none;stroke:" + colours.stroke() + "}\n");
      text.raw(name + " .qi-symbol{fill:" + colours.stroke() + "}\n");
    }
    for (EdgeKind kind : edgeKinds) {
      String colour = Palette.of(kind);
      String name = "." + name(kind);
      text.raw(name + " .qi-way{stroke:" + colour + line(kind) + "}\n");
      text.raw(name + " .qi-arrow{stroke:" + colour + ";fill:");
      text.raw((kind == EdgeKind.RESUMED ? Palette.PAPER : colour) + "}\n");
      text.raw(".qi-label" + name + "{fill:" + colour + "}\n");
    }
    text.raw("</style>\n");
  }

  private static String dashes(NodeKind kind) {
    return switch (kind) {
      case COPY -> ";stroke-dasharray:5 3";
      case ERROR -> ";stroke-dasharray:3 2;stroke-width:2";
      case ENTRY -> ";stroke-width:2";
      case PLAIN, EXIT, BLOCK, SUSPENSION, RESUME, STATE, SCHEDULER, DISPATCH -> "";
    };
  }

  private static String line(EdgeKind kind) {
    return switch (kind) {
      case PLAIN, TRUE, READY -> "";
      case FALSE -> ";stroke-dasharray:7 3";
      case BACK -> ";stroke-width:2.4";
      case SUSPENDED -> ";stroke-dasharray:9 3 2 3";
      case RESUMED -> ";stroke-dasharray:2 3";
      case RAISED -> ";stroke-dasharray:4 4";
    };
  }

  static String name(NodeKind kind) {
    return "qi-" + kind.name().toLowerCase(Locale.ROOT);
  }

  static String name(EdgeKind kind) {
    return "qi-edge-" + kind.name().toLowerCase(Locale.ROOT);
  }
}
