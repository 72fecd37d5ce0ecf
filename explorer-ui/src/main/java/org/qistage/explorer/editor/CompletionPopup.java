package org.qistage.explorer.editor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.edit.Completions;

/// Words to choose from where the user is typing: keywords by their sound, too. Ctrl+Space asks for it; typing
/// on narrows it; Enter or Tab takes the chosen word; Esc, or going elsewhere, takes none.
final class CompletionPopup {
  private static final int MOST_SHOWN = 10;

  private final Workbench workbench;
  private final CodeArea area;
  private final Words words;
  private final Popup popup = new Popup();
  private final ListView<Completions.Choice> list = new ListView<>();
  private int start;
  private int caret;
  private boolean inserting;

  /// Whether the text has changed since words were looked for.
  private boolean changed;

  CompletionPopup(Workbench workbench, CodeArea area) {
    this.workbench = workbench;
    this.area = area;
    this.words = workbench.words(CompletionPopup.class);
    list.setId("completion");
    list.getStyleClass().add("completion");
    list.accessibleTextProperty().bind(words.bind("completion"));
    list.setCellFactory(_ -> new Cell());
    list.setFocusTraversable(false);
    list.setOnMouseClicked(_ -> take());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    area.plainTextChanges()
        .subscribe(
            change -> {
              boolean typed =
                  change.getInserted().codePointCount(0, change.getInserted().length()) == 1;
              if (!inserting && area.isFocused()) {
                changed(typed ? change.getInserted() : "");
              }
            });
    area.caretPositionProperty().addListener((_, _, _) -> Platform.runLater(this::follow));
    area.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                popup.hide();
              }
            });
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  private void changed(String typed) {
    changed = true;
    boolean letter = !typed.isEmpty() && Character.isUnicodeIdentifierPart(typed.codePointAt(0));
    if (popup.isShowing()
        || (letter && Character.isLetter(typed.codePointAt(0)))
        || typed.equals(".")) {
      // The caret moves after the text has changed.
      Platform.runLater(() -> show(false));
    }
  }

  /// What is shown belongs to the text and the place where it was asked for: other words for another text, none
  /// where the caret goes while nobody types.
  private void follow() {
    if (popup.isShowing() && changed) {
      show(false);
    } else if (caret != area.getCaretPosition()) {
      popup.hide();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      show(true);
      event.consume();
      return;
    }
    follow();
    if (!popup.isShowing()) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case UP -> move(-1);
      case DOWN -> move(1);
      case PAGE_UP -> move(-MOST_SHOWN);
      case PAGE_DOWN -> move(MOST_SHOWN);
      case ENTER, TAB -> take();
      case ESCAPE -> popup.hide();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  private void move(int by) {
    int last = list.getItems().size() - 1;
    list.getSelectionModel()
        .select(Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last));
    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - MOST_SHOWN / 2));
  }

  /// @param asked whether the user wants to see what there is, however short the word is
  private void show(boolean asked) {
    @Nullable Program program = workbench.program().get();
    caret = area.getCaretPosition();
    changed = false;
    if (program == null || caret > area.getLength()) {
      return;
    }
    Completions.Result result = Completions.at(program.compiled(), area.getText(), caret);
    boolean afterDot = result.start() > 0 && area.getText().charAt(result.start() - 1) == '.';
    if (result.choices().isEmpty() || (caret == result.start() && !asked && !afterDot)) {
      popup.hide();
      return;
    }
    start = result.start();
    fill(result.choices());
    Optional<Bounds> bounds = area.getCaretBounds();
    bounds.ifPresent(at -> popup.show(area, at.getMinX(), at.getMaxY() + 2));
  }

  private void fill(List<Completions.Choice> choices) {
    list.getItems().setAll(choices);
    list.getSelectionModel().selectFirst();
    list.scrollTo(0);
    list.setPrefHeight(Math.min(MOST_SHOWN, choices.size()) * cellHeight() + 4);
    list.setFixedCellSize(cellHeight());
  }

  private double cellHeight() {
    return 2 * 14 * workbench.settings().scale().get();
  }

  private void take() {
    follow();
    Completions.Choice choice = list.getSelectionModel().getSelectedItem();
    if (choice != null && popup.isShowing()) {
      popup.hide();
      inserting = true;
      area.replaceText(start, caret, choice.text());
      inserting = false;
    }
  }

  private final class Cell extends ListCell<Completions.Choice> {
    @Override
    protected void updateItem(Completions.@Nullable Choice choice, boolean empty) {
      super.updateItem(choice, empty);
      setText(null);
      if (empty || choice == null) {
        setGraphic(null);
        return;
      }
      Label text = new Label(choice.text());
      text.getStyleClass().add("code");
      Label kind = new Label(words.of("kind." + choice.kind().name().toLowerCase(Locale.ROOT)));
      kind.getStyleClass().add("muted");
      Label detail = new Label(choice.detail());
      detail.getStyleClass().addAll("code", "muted");
      HBox box = new HBox(kind, text, detail);
      box.getStyleClass().add("completion-row");
      setGraphic(box);
    }
  }
}
