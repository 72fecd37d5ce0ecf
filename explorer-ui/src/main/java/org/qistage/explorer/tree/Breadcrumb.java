package org.qistage.explorer.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.qistage.pipeline.view.TreeRow;

/// The way from the root to a node. When there is no room for all of it, its start is left out.
final class Breadcrumb extends Region {
  private final Label more = new Label("…");
  private final Label hint = new Label();
  private final List<Node> pieces = new ArrayList<>();
  private final Consumer<TreeRow> onPick;

  Breadcrumb(Consumer<TreeRow> onPick) {
    this.onPick = onPick;
    getStyleClass().addAll("breadcrumb");
    more.getStyleClass().add("muted");
    hint.getStyleClass().add("muted");
    setMinWidth(0);
    show(List.of());
  }

  /// What is said while no node is lit.
  Label hint() {
    return hint;
  }

  void show(List<TreeRow> path) {
    pieces.clear();
    for (TreeRow row : path) {
      Hyperlink link = new Hyperlink(row.label().strip());
      link.getStyleClass().add(row.equals(path.getLast()) ? "breadcrumb-last" : "breadcrumb-piece");
      link.setMaxWidth(Region.USE_PREF_SIZE);
      link.setOnAction(
          _ -> {
            link.setVisited(false);
            onPick.accept(row);
          });
      if (!pieces.isEmpty()) {
        Label arrow = new Label("›");
        arrow.getStyleClass().add("muted");
        pieces.add(arrow);
      }
      pieces.add(link);
    }
    if (path.isEmpty()) {
      getChildren().setAll(hint);
    } else {
      getChildren().setAll(more);
      getChildren().addAll(pieces);
    }
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    double highest = Math.max(more.prefHeight(-1), hint.prefHeight(-1));
    for (Node piece : pieces) {
      highest = Math.max(highest, piece.prefHeight(-1));
    }
    return snapSizeY(highest + snappedTopInset() + snappedBottomInset());
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double room = getWidth() - x - snappedRightInset();
    if (pieces.isEmpty()) {
      place(hint, x, Math.min(room, hint.prefWidth(-1)));
      return;
    }
    double gap = Math.ceil(more.prefHeight(-1) / 4);
    int first = pieces.size() - 1;
    double used = Math.min(room, pieces.getLast().prefWidth(-1));
    double ellipsis = more.prefWidth(-1) + gap;
    // A piece and the arrow behind it come or go together.
    while (first >= 2) {
      double pair =
          pieces.get(first - 1).prefWidth(-1) + pieces.get(first - 2).prefWidth(-1) + 2 * gap;
      if (used + pair + (first > 2 ? ellipsis : 0) > room) {
        break;
      }
      used += pair;
      first -= 2;
    }
    more.setVisible(first > 0);
    if (first > 0) {
      place(more, x, more.prefWidth(-1));
      x += ellipsis;
    }
    for (int i = 0; i < pieces.size(); i++) {
      Node piece = pieces.get(i);
      piece.setVisible(i >= first);
      if (i >= first) {
        double width = Math.min(piece.prefWidth(-1), getWidth() - snappedRightInset() - x);
        place(piece, x, Math.max(0, width));
        x += width + gap;
      }
    }
  }

  private void place(Node node, double x, double width) {
    double height = getHeight() - snappedTopInset() - snappedBottomInset();
    double own = Math.min(height, node.prefHeight(-1));
    node.resizeRelocate(x, snappedTopInset() + (height - own) / 2, width, own);
  }
}
