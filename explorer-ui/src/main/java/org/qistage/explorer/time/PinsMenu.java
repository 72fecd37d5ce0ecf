package org.qistage.explorer.time;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import org.qistage.explorer.model.Pin;
import org.qistage.explorer.model.Pins;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// The pinned moments: one that is chosen is gone to. Above them is a field for a note; Enter pins the present
/// moment with it, or gives the pin that is there that note.
final class PinsMenu extends MenuButton {
  private static final String NAME = "pins";

  private final Workbench workbench;
  private final Pins pins;
  private final Words words;
  private final TextField note = new TextField();

  PinsMenu(Workbench workbench) {
    this.workbench = workbench;
    this.pins = workbench.pins();
    this.words = workbench.words(PinsMenu.class);
    setId("pins");
    getStyleClass().add("time-word");
    setMinWidth(USE_PREF_SIZE);
    textProperty().bind(words.bind("pins", Bindings.size(pins.all())));
    accessibleTextProperty().bind(words.bind("pins.tip", Bindings.size(pins.all())));
    note.setId("pin-note");
    note.promptTextProperty().bind(words.bind("pin.note"));
    note.accessibleTextProperty().bind(words.bind("pin.note"));
    note.setPrefColumnCount(24);
    note.setOnAction(
        _ -> {
          pins.pin(note.getText());
          hide();
        });
    setOnShowing(_ -> fill());
    setOnShown(_ -> Platform.runLater(note::requestFocus));
    fill();
  }

  private void fill() {
    note.setText(pins.here().map(Pin::note).orElse(""));
    List<MenuItem> items = new ArrayList<>();
    if (workbench.clock().last().get() >= 0) {
      CustomMenuItem written = new CustomMenuItem(note, false);
      items.add(written);
      pins.here()
          .ifPresentOrElse(
              pin -> items.add(item("pin-remove", words.of("pin.remove"), () -> pins.remove(pin))),
              () ->
                  items.add(
                      item("pin-here", words.of("pin.here"), () -> pins.pin(note.getText()))));
      items.add(new SeparatorMenuItem());
    }
    if (pins.all().isEmpty()) {
      MenuItem none = item("pin-none", words.of("pin.none"), () -> {});
      none.setDisable(true);
      items.add(none);
    }
    for (Pin pin : pins.all()) {
      items.add(item("pin-" + pin.position(), name(pin), () -> go(pin)));
    }
    getItems().setAll(items);
  }

  private void go(Pin pin) {
    pins.go(pin, workbench.document().text().get().length(), NAME);
  }

  private static MenuItem item(String id, String text, Runnable action) {
    MenuItem item = new MenuItem(text);
    item.setId(id);
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private String name(Pin pin) {
    boolean here = pin.position() == workbench.clock().position().get();
    String key = here ? "pin.at.here" : "pin.at";
    return words.of(key, pin.position() + 1, pin.note()).strip();
  }
}
