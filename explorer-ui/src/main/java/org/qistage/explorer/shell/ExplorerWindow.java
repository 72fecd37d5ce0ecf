package org.qistage.explorer.shell;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.qistage.explorer.editor.EditorPane;
import org.qistage.explorer.files.ProgramFiles;
import org.qistage.explorer.lessons.LessonsModel;
import org.qistage.explorer.look.Look;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.explorer.provenance.ProvenanceBar;
import org.qistage.explorer.time.TimeBar;

/// The one window. On the JavaFX thread only.
public final class ExplorerWindow {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /// The sizes that window managers choose from: title bars, lists of windows, overviews.
  private static final List<String> ICONS = List.of("32", "64", "128");

  private final Stage stage;
  private final Scene scene;
  private final LessonsModel lessons;

  /// @param files how programs are opened and saved
  public ExplorerWindow(Workbench workbench, ProgramFiles files, Stage stage) {
    this.stage = stage;
    Look look = new Look(workbench.settings());
    EditorPane editor = new EditorPane(workbench);
    lessons = new LessonsModel(workbench, files, files.folder());
    ProvenanceBar provenance = new ProvenanceBar(workbench);
    BorderPane text = new BorderPane(editor);
    text.setBottom(provenance);
    Words words = workbench.words(ExplorerWindow.class);
    ViewArea views = new ViewArea(workbench, new StageViews(workbench, look));
    BottomPane tabs = new BottomPane(workbench, look);
    StackPane bottom = new StackPane(tabs);
    Panes panes = new Panes(text, views, bottom, new TimeBar(workbench));
    LessonPlace place = new LessonPlace(workbench, lessons, files, panes.middle());
    views.setCorner(() -> new LargeButton(words, panes, Panes.Part.VIEWS));
    LargeButton corner = new LargeButton(words, panes, Panes.Part.BOTTOM);
    StackPane.setAlignment(corner, Pos.TOP_RIGHT);
    bottom.getChildren().add(corner);
    WindowActions actions = new WindowActions(workbench, look, stage, panes, tabs);
    BorderPane root = new BorderPane(panes);
    VBox top =
        new VBox(
            new Rail(workbench, files, lessons, actions),
            new TroubleBar(workbench, files, look.fonts()));
    root.setTop(top);
    root.getStyleClass().add("explorer");
    scene = new Scene(root, WIDTH, HEIGHT);
    look.dress(scene);
    Keys keys = new Keys(workbench, editor, files, actions);
    keys.add(panes, provenance);
    keys.add(
        new Regions(scene, () -> Stream.concat(Stream.of(top), panes.shown().stream()).toList()));
    keys.install(scene);
    actions.tell(keys);
    place.install(scene);
    stage.titleProperty().bind(workbench.document().title());
    stage.setScene(scene);
    for (String size : ICONS) {
      URL picture =
          Objects.requireNonNull(ExplorerWindow.class.getResource("icons/" + size + ".png"));
      stage.getIcons().add(new Image(picture.toExternalForm()));
    }
  }

  public Scene scene() {
    return scene;
  }

  /// The course.
  public LessonsModel lessons() {
    return lessons;
  }

  public Stage stage() {
    return stage;
  }

  public void show() {
    stage.show();
  }
}
