package org.qistage.pipeline.graph;

import java.util.List;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;

/// The colours and fonts of all formats: the hues of Okabe and Ito's palette, which stay apart for
/// colour-blind readers, dark enough as lines and light enough behind text.
final class Palette {
  static final String TEXT = "#1B1F24";
  static final String MUTED = "#57606A";
  static final String TYPE = "#005A8D";
  static final String PAPER = "#FFFFFF";

  /// Fonts with Hanzi, by name: what a system falls back to may be Japanese glyphs.
  static final List<String> FONTS =
      List.of(
          "Noto Sans Mono CJK SC",
          "Noto Sans CJK SC",
          "WenQuanYi Micro Hei",
          "Microsoft YaHei",
          "PingFang SC",
          "monospace");

  private Palette() {}

  record Colours(String fill, String stroke) {}

  static Colours of(NodeKind kind) {
    return switch (kind) {
      case PLAIN -> new Colours("#F6F8FA", "#8C959F");
      case BLOCK -> new Colours("#FFFFFF", "#57606A");
      case ENTRY -> new Colours("#DDEEFB", "#0072B2");
      case EXIT -> new Colours("#EAEEF2", "#24292F");
      case SUSPENSION -> new Colours("#FFEFD9", "#B45F06");
      case RESUME -> new Colours("#DCF3EA", "#00785A");
      case COPY -> new Colours("#F7EBF4", "#9A4F86");
      case STATE -> new Colours("#FFF6DB", "#8A6D00");
      case SCHEDULER, DISPATCH -> new Colours("#EBE9F9", "#4B3F9E");
      case ERROR -> new Colours("#FDE5E2", "#B3261E");
    };
  }

  /// The colour of an edge and of its label.
  static String of(EdgeKind kind) {
    return switch (kind) {
      case PLAIN -> "#57606A";
      case TRUE -> "#0072B2";
      case FALSE -> "#A6420B";
      case BACK -> "#9A4F86";
      case READY -> "#00785A";
      case SUSPENDED -> "#B45F06";
      case RESUMED -> "#4B3F9E";
      case RAISED -> "#B3261E";
    };
  }
}
