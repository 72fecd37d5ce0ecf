package org.qistage.explorer.lowering;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qistage.explorer.look.Palette;
import org.qistage.explorer.lowering.FrameCard.SlotLine;
import org.qistage.explorer.model.Words;
import org.qistage.pipeline.trace.FrameView;
import org.qistage.pipeline.view.CoroutineView;

/// The frame of a function that may suspend, as a card.
final class FrameCardPane extends VBox {
  private final Words words;

  FrameCardPane(LoweringModel model, Words words) {
    this.words = words;
    getStyleClass().add("frame-card");
    model.card().subscribe(this::show);
    words.language().subscribe(_ -> show(model.card().get()));
  }

  private void show(Optional<FrameCard> shown) {
    getChildren().clear();
    if (shown.isEmpty()) {
      return;
    }
    FrameCard card = shown.get();
    Label title = new Label(words.of("frame.of", card.coroutine().display()));
    title.getStyleClass().add("frame-title");
    title.setWrapText(true);
    getChildren().add(title);
    state(card);
    slots(card);
    if (!card.locals().isEmpty()) {
      locals(card);
    }
    parent(card);
  }

  private void state(FrameCard card) {
    Label number = new Label();
    number.getStyleClass().add("state-chip");
    Label told = new Label();
    told.setWrapText(true);
    told.setMinWidth(0);
    HBox.setHgrow(told, Priority.ALWAYS);
    int state = card.holder().map(FrameCard.Holder::state).orElse(0);
    if (card.holder().isEmpty()) {
      number.setText("—");
      told.setText(words.of("state.none"));
    } else if (state == 0) {
      number.setText(words.of("state.running.chip"));
      told.setText(words.of("state.running"));
    } else {
      number.setText("S" + state);
      number.getStyleClass().addAll("cut", "cut-" + Palette.cut(state));
      Optional<CoroutineView.Cut> cut =
          card.coroutine().cuts().stream().filter(each -> each.state() == state).findFirst();
      told.setText(
          words.of(
              "state.suspended",
              cut.map(CoroutineView.Cut::line).orElse(0),
              cut.map(CoroutineView.Cut::operation).orElse("")));
    }
    number.setMinWidth(Region.USE_PREF_SIZE);
    number.setId("frame-state");
    HBox row = new HBox(number, told);
    row.getStyleClass().add("frame-row");
    getChildren().add(row);
    card.holder()
        .ifPresent(
            holder -> {
              String who =
                  holder.task() == 0
                      ? words.of("who.generator", holder.activation())
                      : words.of("who.task", holder.task(), holder.activation());
              String more = card.others() == 0 ? "" : words.of("who.others", card.others());
              Label label = new Label(who + more);
              label.getStyleClass().add("muted");
              label.setWrapText(true);
              getChildren().add(label);
            });
  }

  private void heading(String key) {
    Label label = new Label(words.of(key));
    label.getStyleClass().add("frame-heading");
    getChildren().add(label);
  }

  private void slots(FrameCard card) {
    heading("slots");
    if (card.slots().isEmpty()) {
      Label none = new Label(words.of("slots.none"));
      none.getStyleClass().add("muted");
      none.setWrapText(true);
      getChildren().add(none);
      return;
    }
    for (SlotLine slot : card.slots()) {
      getChildren().add(slot(slot, card.coroutine()));
    }
  }

  private VBox slot(SlotLine slot, CoroutineView coroutine) {
    Label number = new Label(words.of("slot", slot.number()));
    number.getStyleClass().add("slot-number");
    number.setMinWidth(Region.USE_PREF_SIZE);
    Label name = new Label(slot.name().isEmpty() ? words.of("slot.temporary") : slot.name());
    name.getStyleClass().add("slot-name");
    Label type = new Label(slot.type());
    type.getStyleClass().add("muted");
    HBox head = new HBox(number, name, type);
    head.getStyleClass().add("frame-row");
    Label value = new Label(value(slot, coroutine));
    value.getStyleClass().add("slot-value");
    value.setWrapText(true);
    VBox box = new VBox(head, value);
    String use = slot.use().name().toLowerCase(java.util.Locale.ROOT);
    box.getStyleClass().addAll("slot", "slot-" + use);
    box.setAccessibleText(number.getText() + " " + name.getText() + " " + value.getText());
    return box;
  }

  private String value(SlotLine slot, CoroutineView coroutine) {
    return switch (slot.use()) {
      case LIVE -> words.of("slot.live", slot.value().orElse(""));
      case DEAD -> words.of("slot.dead", slot.state());
      case LATER -> words.of("slot.later", slot.state());
      case PLANNED -> {
        String live =
            coroutine.slots().stream()
                .filter(each -> each.number() == slot.number())
                .flatMap(each -> each.live().stream())
                .map(state -> "S" + state)
                .reduce((one, other) -> one + " " + other)
                .orElse("");
        yield live.isEmpty() ? words.of("slot.start") : words.of("slot.planned", live);
      }
    };
  }

  private void locals(FrameCard card) {
    heading("locals");
    GridPane grid = new GridPane();
    grid.getStyleClass().add("frame-locals");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().setAll(names, values);
    int row = 0;
    for (FrameView.Variable local : card.locals()) {
      Label name = new Label(local.name());
      name.getStyleClass().add("slot-name");
      Label value = new Label(local.value().text());
      value.getStyleClass().add("code");
      value.setWrapText(true);
      value.setMinWidth(0);
      grid.addRow(row++, name, value);
    }
    getChildren().add(grid);
  }

  private void parent(FrameCard card) {
    if (card.holder().isEmpty()) {
      return;
    }
    heading("parent");
    Label label =
        new Label(
            card.holder()
                .flatMap(FrameCard.Holder::parent)
                .map(
                    frame ->
                        frame.line() == 0
                            ? frame.function()
                            : words.of("parent.at", frame.function(), frame.line()))
                .orElseGet(() -> words.of("parent.none")));
    label.setWrapText(true);
    getChildren().add(label);
  }
}
