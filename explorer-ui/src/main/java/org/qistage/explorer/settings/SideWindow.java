package org.qistage.explorer.settings;

import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// A window beside the window, in its looks; Escape closes it.
class SideWindow {
  private final Stage stage = new Stage();

  /// @param workbench whose language it follows
  /// @param key of its title, and its id
  SideWindow(
      Stage owner, Look look, Workbench workbench, String key, Region content, Region... besides) {
    Words words = workbench.words(SideWindow.class);
    stage.initOwner(owner);
    owner
        .showingProperty()
        .subscribe(
            showing -> {
              if (!showing) {
                stage.close();
              }
            });
    stage.titleProperty().bind(words.bind(key));
    Button close = new Button();
    close.setId(key + "-close");
    close.textProperty().bind(words.bind("close"));
    close.accessibleTextProperty().bind(words.bind("close"));
    close.setCancelButton(true);
    close.setOnAction(_ -> stage.close());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(besides);
    foot.getChildren().addAll(space, close);
    foot.getStyleClass().add("view-bar");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    BorderPane root = new BorderPane(scroll);
    root.setBottom(foot);
    root.setId(key);
    root.getStyleClass().addAll("explorer", "side-window");
    stage.setScene(scene(root));
    look.dress(stage.getScene());
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    stage.setMaxWidth(screen.getWidth());
    stage.setMaxHeight(screen.getHeight());
  }

  private Scene scene(Parent root) {
    Scene scene = new Scene(root);
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stage.close();
            event.consume();
          }
        });
    return scene;
  }

  /// Shows it, before the other windows.
  public final void open() {
    if (!stage.isShowing()) {
      stage.sizeToScene();
    }
    stage.show();
    stage.toFront();
    stage.requestFocus();
  }

  final Stage stage() {
    return stage;
  }
}
