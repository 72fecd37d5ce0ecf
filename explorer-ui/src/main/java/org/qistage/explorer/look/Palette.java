package org.qistage.explorer.look;

import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import org.qistage.explorer.model.Theme;
import org.qistage.explorer.model.ViewId;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.NodeKind;

/// The colours of one theme. The hues are those of Okabe and Ito's palette, which stay apart for
/// colour-blind readers.
///
/// @param paper behind text
/// @param panel behind controls
/// @param border between parts
/// @param text of words
/// @param muted of words that matter less
/// @param lit behind what the focus lights
/// @param litStrong the line around it
/// @param now behind the line that runs
public record Palette(
    Theme theme,
    Color paper,
    Color panel,
    Color border,
    Color text,
    Color muted,
    Color lit,
    Color litStrong,
    Color now) {

  private static final Palette LIGHT =
      new Palette(
          Theme.LIGHT,
          Color.web("#ffffff"),
          Color.web("#f6f8fa"),
          Color.web("#d0d7de"),
          Color.web("#1b1f24"),
          Color.web("#57606a"),
          Color.web("#fff1b8"),
          Color.web("#b58900"),
          Color.web("#dcf3ea"));
  private static final Palette DARK =
      new Palette(
          Theme.DARK,
          Color.web("#0f141a"),
          Color.web("#171d25"),
          Color.web("#343c47"),
          Color.web("#e8edf2"),
          Color.web("#9aa6b2"),
          Color.web("#4a3f12"),
          Color.web("#e3b341"),
          Color.web("#12382c"));

  public static Palette of(Theme theme) {
    return theme == Theme.LIGHT ? LIGHT : DARK;
  }

  private boolean light() {
    return theme == Theme.LIGHT;
  }

  /// Of the names of types.
  public Color type() {
    return either("#005a8d", "#6cc0f5");
  }

  private Color either(String light, String dark) {
    return Color.web(light() ? light : dark);
  }

  /// The hue of a view.
  public Color of(ViewId view) {
    return switch (view) {
      case TOKENS -> either("#0072b2", "#56b4e9");
      case TREE -> either("#00785a", "#2fc79a");
      case TYPES -> either("#4b3f9e", "#a99cf5");
      case LOWERING -> either("#b45f06", "#f0a24a");
      case BYTECODE -> either("#9a4f86", "#e08fc6");
      case RUN -> either("#b3261e", "#ff8a80");
    };
  }

  private static final List<String> TASKS_LIGHT =
      List.of(
          "#0072b2", "#b45f06", "#00785a", "#9a4f86", "#4b3f9e", "#8a6d00", "#a6420b", "#1f6f78");
  private static final List<String> TASKS_DARK =
      List.of(
          "#56b4e9", "#f0a24a", "#2fc79a", "#e08fc6", "#a99cf5", "#e3c341", "#ff9466", "#6fcfd8");

  /// The colour of a task, which is the same in every view. Its number and its shape tell it apart, too.
  public Color ofTask(int number) {
    List<String> colours = light() ? TASKS_LIGHT : TASKS_DARK;
    return Color.web(colours.get(Math.floorMod(number - 1, colours.size())));
  }

  private static final List<String> CUTS_LIGHT =
      List.of("#a6420b", "#4b3f9e", "#1f6f78", "#8a6d00", "#9a4f86");
  private static final List<String> CUTS_DARK =
      List.of("#ff9466", "#a99cf5", "#6fcfd8", "#e3c341", "#e08fc6");

  /// The number of the colour of a state of a coroutine, from 1; the state's own number tells it apart,
  /// too.
  public static int cut(int state) {
    return Math.floorMod(state - 1, CUTS_LIGHT.size()) + 1;
  }

  /// The colour of a state of a coroutine.
  public Color ofState(int state) {
    List<String> colours = light() ? CUTS_LIGHT : CUTS_DARK;
    return Color.web(colours.get(cut(state) - 1));
  }

  /// The variable of style sheets that holds the colour of a task.
  public static String taskVariable(int number) {
    return "-qi-task-" + (Math.floorMod(number - 1, TASKS_LIGHT.size()) + 1);
  }

  /// How the inside and the border of a node are painted.
  public record Inks(Color fill, Color stroke) {}

  public Inks of(NodeKind kind) {
    return switch (kind) {
      case PLAIN -> inks("#f6f8fa", "#8c959f", "#1b222b", "#6b7683");
      case BLOCK -> inks("#ffffff", "#57606a", "#141a21", "#9aa6b2");
      case ENTRY -> inks("#ddeefb", "#0072b2", "#10293c", "#56b4e9");
      case EXIT -> inks("#eaeef2", "#24292f", "#20272f", "#c9d1d9");
      case SUSPENSION -> inks("#ffefd9", "#b45f06", "#3a2508", "#f0a24a");
      case RESUME -> inks("#dcf3ea", "#00785a", "#0e3126", "#2fc79a");
      case COPY -> inks("#f7ebf4", "#9a4f86", "#351c2e", "#e08fc6");
      case STATE -> inks("#fff6db", "#8a6d00", "#332a08", "#e3c341");
      case SCHEDULER, DISPATCH -> inks("#ebe9f9", "#4b3f9e", "#221e40", "#a99cf5");
      case ERROR -> inks("#fde5e2", "#b3261e", "#3d1512", "#ff8a80");
    };
  }

  private Inks inks(String fill, String stroke, String darkFill, String darkStroke) {
    return new Inks(either(fill, darkFill), either(stroke, darkStroke));
  }

  /// The colour of an edge and of its label.
  public Color of(EdgeKind kind) {
    return switch (kind) {
      case PLAIN -> muted;
      case TRUE -> either("#0072b2", "#56b4e9");
      case FALSE -> either("#a6420b", "#ff9466");
      case BACK -> either("#9a4f86", "#e08fc6");
      case READY -> either("#00785a", "#2fc79a");
      case SUSPENDED -> either("#b45f06", "#f0a24a");
      case RESUMED -> either("#4b3f9e", "#a99cf5");
      case RAISED -> either("#b3261e", "#ff8a80");
    };
  }

  /// The colours as variables of style sheets.
  String css() {
    StringBuilder css = new StringBuilder(".root {\n");
    variable(css, "paper", paper);
    variable(css, "panel", panel);
    variable(css, "border", border);
    variable(css, "text", text);
    variable(css, "muted", muted);
    variable(css, "lit", lit);
    variable(css, "lit-strong", litStrong);
    variable(css, "now", now);
    variable(css, "keyword", either("#8250a8", "#c9a3f0"));
    variable(css, "type", type());
    variable(css, "number", either("#a6420b", "#ffad80"));
    variable(css, "string", either("#00694d", "#7ddcb8"));
    variable(css, "comment", either("#6a737d", "#8b98a5"));
    variable(css, "error", either("#b3261e", "#ff8a80"));
    variable(css, "warning", either("#8a6d00", "#e3c341"));
    variable(css, "hint", either("#0072b2", "#56b4e9"));
    variable(css, "added", either("#e3f4ec", "#10291f"));
    variable(css, "removed", either("#fbe9e7", "#331815"));
    variable(css, "changed", either("#e4f0fa", "#12283a"));
    for (int state = 1; state <= CUTS_LIGHT.size(); state++) {
      variable(css, "cut-" + state, ofState(state));
    }
    variable(css, "good", either("#00785a", "#2fc79a"));
    for (ViewId view : ViewId.values()) {
      variable(css, "view-" + view.key(), of(view));
    }
    for (int task = 1; task <= TASKS_LIGHT.size(); task++) {
      variable(css, "task-" + task, ofTask(task));
    }
    return css.append("}\n").toString();
  }

  private static void variable(StringBuilder css, String name, Color colour) {
    css.append("  -qi-").append(name).append(": ").append(web(colour)).append(";\n");
  }

  /// A colour as `#rrggbb`.
  public static String web(Color colour) {
    return String.format(
        Locale.ROOT,
        "#%02x%02x%02x",
        Math.round(colour.getRed() * 255),
        Math.round(colour.getGreen() * 255),
        Math.round(colour.getBlue() * 255));
  }
}
