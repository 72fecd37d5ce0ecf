package org.qistage.explorer.run;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.TaskShape;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.run.WaitSet.Card;

/// All cards of one set, however many, as a list of which only what is seen is drawn.
final class TaskListWindow extends BorderPane {
  private final RunModel model;
  private final Words words;
  private final ListView<Card> list = new ListView<>();
  private final Label title = new Label();

  TaskListWindow(RunModel model, Words words, Runnable onClose) {
    this.model = model;
    this.words = words;
    setId("task-list");
    getStyleClass().add("task-list");
    title.getStyleClass().add("view-title");
    Button close = new Button();
    close.setId("task-list-close");
    close.textProperty().bind(words.bind("close"));
    close.setOnAction(_ -> onClose.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, close);
    head.getStyleClass().add("view-bar");
    setTop(head);
    setCenter(list);
    list.setId("task-list-rows");
    list.setCellFactory(_ -> new Row());
    list.accessibleTextProperty().bind(title.textProperty());
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            card -> {
              if (card != null && list.isFocused()) {
                model.choose(card.task().number());
              }
            });
    // Before the list, which takes the key for itself.
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            onClose.run();
            event.consume();
          }
        });
  }

  void show(String set, List<Card> cards) {
    title.setText(words.of("listTitle", set, cards.size()));
    list.setItems(FXCollections.observableList(cards));
    list.requestFocus();
  }

  private final class Row extends ListCell<Card> {
    @Override
    protected void updateItem(@Nullable Card card, boolean empty) {
      super.updateItem(card, empty);
      if (card == null || empty) {
        setText(null);
        setGraphic(null);
        return;
      }
      String name = words.of("task", card.task().number(), card.task().name());
      String why =
          card.ready()
              .flatMap(ready -> model.words().map(text -> text.why(ready.cause())))
              .or(() -> card.waits().flatMap(wait -> model.words().map(text -> text.waits(wait))))
              .orElseGet(() -> words.of("state." + card.task().state().name()));
      setText(name + "　" + why);
      setGraphic(TaskShape.mark(card.task().number()));
    }
  }
}
