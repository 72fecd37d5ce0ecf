package org.qistage.explorer.live;

import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.live.LiveOutput.Channel;
import org.qistage.explorer.live.LiveOutput.Row;
import org.qistage.explorer.model.Words;

/// What a run prints, row by row; only those that are seen are laid out. Errors have a word before them, what
/// was typed a sign.
final class LiveRows extends ListView<Row> {
  private final Words words;
  private final BooleanProperty following = new SimpleBooleanProperty(true);

  LiveRows(LiveRun run, Words words) {
    super(run.rows());
    this.words = words;
    setId("live-rows");
    getStyleClass().add("live-rows");
    accessibleTextProperty().bind(words.bind("rows"));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    Label empty = new Label();
    empty.setWrapText(true);
    empty.textProperty().bind(words.bind("empty"));
    setPlaceholder(empty);
    setCellFactory(_ -> new Cell());
    run.rows().addListener((ListChangeListener<Row>) _ -> follow());
    following.subscribe(this::follow);
    words.language().subscribe(_ -> refresh());
    // Who looks back wants to read.
    addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (event.getDeltaY() > 0) {
            following.set(false);
          }
        });
  }

  /// Whether the end is shown as it comes.
  BooleanProperty following() {
    return following;
  }

  private void follow() {
    // Once the list has heard of its new rows, which it counts at its layout.
    Platform.runLater(
        () -> {
          if (following.get() && !getItems().isEmpty()) {
            layout();
            scrollTo(getItems().size() - 1);
          }
        });
  }

  private final class Cell extends ListCell<Row> {
    private final Label mark = new Label();

    Cell() {
      getStyleClass().addAll("live-row", "code");
      mark.getStyleClass().add("live-mark");
      mark.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      for (Channel channel : Channel.values()) {
        getStyleClass().remove("live-" + channel.key());
      }
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String channel = row.channel().key();
      getStyleClass().add("live-" + channel);
      setText(row.text());
      boolean marked = row.channel() != Channel.OUT;
      mark.setText(marked ? words.of("mark." + channel) : "");
      setGraphic(marked ? mark : null);
      setAccessibleText(marked ? words.of("spoken." + channel, row.text()) : row.text());
    }
  }
}
