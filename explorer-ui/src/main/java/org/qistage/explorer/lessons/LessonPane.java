package org.qistage.explorer.lessons;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.lessons.format.Lesson;

/// The panel of the course: the list of lessons, or a step of one.
public final class LessonPane extends BorderPane {
  private static final String PRESENTING = "presenting";

  /// What stays free around what is brought into sight, in pixels.
  private static final double EDGE = 16;

  private final LessonsModel model;
  private final Words words;
  private final MarkdownNodes markdown;
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final Runnable export;

  /// @param export asks where the progress is to be written
  public LessonPane(Workbench workbench, LessonsModel model, Runnable export) {
    this.model = model;
    this.words = workbench.words(LessonPane.class);
    this.markdown = new MarkdownNodes(this::follow);
    this.export = export;
    setId("lesson");
    getStyleClass().add("lesson");
    content.getStyleClass().addAll("lesson-blocks", "lesson-content");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setId("lesson-scroll");
    scroll.accessibleTextProperty().bind(words.bind("lessons"));
    setCenter(scroll);
    model.lesson().subscribe(_ -> show());
    model.step().subscribe(_ -> show());
    model.course().subscribe(_ -> showList());
    words.language().subscribe(_ -> show());
    model
        .presenting()
        .subscribe(
            presenting -> {
              getStyleClass().remove(PRESENTING);
              if (presenting) {
                getStyleClass().add(PRESENTING);
              }
            });
  }

  private void follow(String target) {
    if (target.startsWith("lesson:")) {
      model.open(target.substring("lesson:".length()));
    }
  }

  private void show() {
    if (model.lesson().get().isEmpty()) {
      showList();
    } else if (model.step().get() >= 0) {
      showStep(model.lesson().get().get());
    }
  }

  // ---- The list ----

  private void showList() {
    if (model.lesson().get().isPresent()) {
      return;
    }
    Label title = new Label(words.of("course"));
    title.getStyleClass().add("lesson-title");
    setTop(head(title, closeButton()));
    content.getChildren().clear();
    List<Lesson> lessons = model.course().get();
    if (lessons.isEmpty()) {
      content.getChildren().add(muted(words.of("reading")));
    }
    for (int i = 0; i < lessons.size(); i++) {
      content.getChildren().add(entry(i + 1, lessons.get(i)));
    }
    Button file = new Button(words.of("export"));
    file.setId("lesson-export");
    file.setGraphic(new FontIcon(Feather.DOWNLOAD));
    file.setOnAction(_ -> export.run());
    HBox foot = new HBox(file);
    foot.getStyleClass().add("lesson-foot");
    setBottom(foot);
    scroll.setVvalue(0);
  }

  private Node entry(int number, Lesson lesson) {
    Label title = new Label(number + "  " + lesson.title().in(words.language().getValue()));
    title.getStyleClass().add("lesson-entry-title");
    title.setWrapText(true);
    Label summary = muted(lesson.summary().in(words.language().getValue()));
    int all = lesson.checks().size();
    int passed = model.passed(lesson);
    String mark = passed == all ? "✓ " : model.isBegun(lesson) ? "◐ " : "○ ";
    Label state = muted(mark + words.of("state", lesson.minutes(), passed, all));
    Button entry = new WrappedButton(new VBox(title, summary, state));
    entry.setId("lesson-" + lesson.id());
    entry.accessibleTextProperty().set(title.getText() + " " + state.getText());
    entry.getStyleClass().add("lesson-entry");
    entry.setOnAction(_ -> model.open(lesson));
    return entry;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  // ---- A step ----

  private void showStep(Lesson lesson) {
    setTop(stepHead(lesson));
    content.getChildren().clear();
    Label heading = new Label(model.heading());
    heading.setId("lesson-heading");
    heading.getStyleClass().add("lesson-heading");
    heading.setWrapText(true);
    content.getChildren().add(heading);
    content
        .getChildren()
        .addAll(new StepNodes(model, markdown, words, this::reveal).of(model.parts()));
    setBottom(stepFoot());
    scroll.setVvalue(0);
  }

  /// Scrolls until the end of something can be seen, or its beginning where it is higher than the panel.
  private void reveal(Node part) {
    // It has its place only when it has been styled and laid out.
    Platform.runLater(
        () -> {
          if (part.getScene() == null) {
            return;
          }
          applyCss();
          layout();
          double seen = scroll.getViewportBounds().getHeight();
          double room = content.getHeight() - seen;
          Bounds there = content.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
          double top = scroll.getVvalue() * room;
          double wanted = Math.min(there.getMaxY() + EDGE - seen, there.getMinY() - EDGE);
          if (room > 0 && wanted > top) {
            scroll.setVvalue(Math.min(1, wanted / room));
          }
        });
  }

  private Node stepHead(Lesson lesson) {
    Button all = new Button(words.of("all"));
    all.setId("lesson-all");
    all.setGraphic(new FontIcon(Feather.LIST));
    all.setOnAction(_ -> model.close());
    ProgressBar bar = new ProgressBar();
    bar.setId("lesson-progress");
    bar.setProgress((model.step().get() + 1.0) / model.steps());
    Label place = new Label();
    place.setId("lesson-place");
    place
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    words.of(
                        "place",
                        model.step().get() + 1,
                        model.steps(),
                        model.passed(lesson),
                        lesson.checks().size()),
                model.passes()));
    place.getStyleClass().add("muted");
    ToggleButton present = new ToggleButton(words.of("present"));
    present.setId("lesson-present");
    present.setGraphic(new FontIcon(Feather.MONITOR));
    present.selectedProperty().bindBidirectional(model.presenting());
    VBox box = new VBox(head(all, present, closeButton()), place, bar);
    bar.setMaxWidth(Double.MAX_VALUE);
    box.getStyleClass().add("lesson-step-head");
    return box;
  }

  private Node stepFoot() {
    Button previous = new Button(words.of("previous"));
    previous.setId("lesson-previous");
    previous.setGraphic(new FontIcon(Feather.CHEVRON_LEFT));
    previous.setDisable(model.step().get() == 0);
    previous.setOnAction(_ -> model.previous());
    boolean last = model.step().get() == model.steps() - 1;
    Optional<Lesson> following = last ? model.following() : Optional.empty();
    Button next = new Button(words.of(following.isPresent() ? "nextLesson" : "next"));
    next.setId("lesson-next");
    next.setGraphic(new FontIcon(Feather.CHEVRON_RIGHT));
    next.setDisable(last && following.isEmpty());
    next.getStyleClass().add("accent");
    next.setOnAction(_ -> following.ifPresentOrElse(model::open, model::next));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox foot = new HBox(previous, space, next);
    foot.getStyleClass().add("lesson-foot");
    return foot;
  }

  private Button closeButton() {
    Button close = new Button(words.of("close"));
    close.setId("lesson-close");
    close.setGraphic(new FontIcon(Feather.X));
    close.setOnAction(
        _ -> {
          model.presenting().set(false);
          model.shown().set(false);
        });
    return close;
  }

  private static HBox head(Node first, Node... others) {
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(first, space);
    head.getChildren().addAll(others);
    head.getStyleClass().add("lesson-head");
    return head;
  }
}
