package org.qistage.explorer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// One view, or two side by side.
final class ViewArea extends BorderPane {
  private final Workbench workbench;
  private final StageViews views;
  private final Words words;
  private Supplier<Node> corner = Region::new;

  ViewArea(Workbench workbench, StageViews views) {
    this.workbench = workbench;
    this.views = views;
    this.words = workbench.words(ViewArea.class);
    getStyleClass().add("view-area");
    workbench.view().subscribe(_ -> arrange());
    workbench.beside().subscribe(_ -> arrange());
  }

  private void arrange() {
    List<Node> shown = new ArrayList<>();
    ViewId first = workbench.view().get();
    shown.add(framed(first));
    workbench
        .beside()
        .get()
        .filter(other -> other != first)
        .ifPresent(other -> shown.add(framed(other)));
    if (shown.size() == 1) {
      setCenter(shown.getFirst());
    } else {
      setCenter(new SplitPane(shown.toArray(Node[]::new)));
    }
  }

  /// What stands at the end of the heads of views.
  void setCorner(Supplier<Node> maker) {
    corner = maker;
    arrange();
  }

  private Node framed(ViewId id) {
    Label title = new Label();
    title.textProperty().bind(words.bind("view." + id.key() + ".title"));
    title.getStyleClass().addAll("view-title", "hue-" + id.key());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, corner.get());
    head.getStyleClass().addAll("view-head", "hue-" + id.key());
    BorderPane frame = new BorderPane();
    frame.setTop(head);
    // The user divides the window, not what a view would like to have.
    frame.setMinSize(0, 0);
    views.of(id).ifPresent(frame::setCenter);
    return frame;
  }
}
