package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;

/// Looks for words in the text. Enter goes to the next one, Shift+Enter to the one before, Esc closes it.
final class FindBar extends HBox {
  private final CodeArea area;
  private final Words words;
  private final TextField wanted = new TextField();
  private final Label count = new Label();

  FindBar(Workbench workbench, CodeArea area) {
    this.area = area;
    this.words = workbench.words(FindBar.class);
    getStyleClass().add("find-bar");
    setId("find-bar");
    wanted.setId("find");
    wanted.promptTextProperty().bind(words.bind("find"));
    wanted.accessibleTextProperty().bind(words.bind("find"));
    setHgrow(wanted, Priority.ALWAYS);
    count.setId("find-count");
    count.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            wanted,
            count,
            button("previous", Feather.CHEVRON_UP, () -> go(false)),
            button("next", Feather.CHEVRON_DOWN, () -> go(true)),
            button("close", Feather.X, this::close));
    wanted.textProperty().subscribe(_ -> go(true, area.getSelection().getStart()));
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    close();
  }

  private Button button(String key, Ikon icon, Runnable action) {
    Button button = new Button();
    button.setId("find-" + key);
    button.setGraphic(new FontIcon(icon));
    button.textProperty().bind(words.bind("find." + key));
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      area.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      go(!event.isShiftDown());
      event.consume();
    }
  }

  /// Shows it, with what is selected as what is looked for.
  void open() {
    setVisible(true);
    setManaged(true);
    String selected = area.getSelectedText();
    if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
      wanted.setText(selected);
    }
    wanted.requestFocus();
    wanted.selectAll();
  }

  private void close() {
    setVisible(false);
    setManaged(false);
  }

  private void go(boolean forwards) {
    go(forwards, forwards ? area.getSelection().getEnd() : area.getSelection().getStart());
  }

  private void go(boolean forwards, int from) {
    List<Integer> places = places();
    if (places.isEmpty()) {
      count.setText(wanted.getText().isEmpty() ? "" : words.of("find.none"));
      return;
    }
    int chosen = forwards ? 0 : places.size() - 1;
    for (int i = 0; i < places.size(); i++) {
      int index = forwards ? i : places.size() - 1 - i;
      if (forwards ? places.get(index) >= from : places.get(index) < from) {
        chosen = index;
        break;
      }
    }
    int start = places.get(chosen);
    area.selectRange(start, start + wanted.getText().length());
    area.requestFollowCaret();
    count.setText(words.of("find.count", chosen + 1, places.size()));
  }

  private List<Integer> places() {
    String text = area.getText();
    String word = wanted.getText();
    List<Integer> places = new ArrayList<>();
    int at = 0;
    while (!word.isEmpty() && at + word.length() <= text.length()) {
      // Not in small letters: some of them are longer than their capitals.
      boolean there = text.regionMatches(true, at, word, 0, word.length());
      if (there) {
        places.add(at);
      }
      at += there ? word.length() : 1;
    }
    return places;
  }
}
