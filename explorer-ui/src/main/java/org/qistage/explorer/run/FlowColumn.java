package org.qistage.explorer.run;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A titled part of the board. What it holds changes only where it differs.
final class FlowColumn extends VBox {
  private final VBox content = new VBox();

  FlowColumn(String id, ObservableValue<String> title) {
    setId(id);
    getStyleClass().add("flow-column");
    Label heading = new Label();
    heading.textProperty().bind(title);
    heading.getStyleClass().add("flow-heading");
    content.getStyleClass().add("flow-content");
    getChildren().addAll(heading, content);
    accessibleTextProperty().bind(title);
    setMinWidth(0);
  }

  void show(List<Node> nodes) {
    replace(content, nodes);
  }

  void addBelow(Node node) {
    getChildren().add(node);
  }

  /// Cards that are already in their places stay there, and are not styled anew.
  static void replace(VBox into, List<Node> nodes) {
    if (!into.getChildren().equals(nodes)) {
      into.getChildren().setAll(nodes);
    }
  }
}
