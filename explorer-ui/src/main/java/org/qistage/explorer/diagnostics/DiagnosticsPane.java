package org.qistage.explorer.diagnostics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.LocatedDiagnostic;
import org.qistage.foundation.Messages;
import org.qistage.foundation.Span;
import org.qistage.pipeline.edit.DiagnosticEdits;

/// The diagnostics of the newest program.
public final class DiagnosticsPane extends BorderPane {
  static final String NAME = "diagnostics";
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  private final Workbench workbench;
  private final Words words;
  private final ListView<LocatedDiagnostic> list = new ListView<>();
  private final RowMarks marks = new RowMarks();
  private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();

  public DiagnosticsPane(Workbench workbench) {
    this.workbench = workbench;
    this.words = workbench.words(DiagnosticsPane.class);
    list.setId("diagnostics");
    list.accessibleTextProperty().bind(words.bind("list"));
    Label empty = new Label();
    empty.textProperty().bind(words.bind("empty"));
    list.setPlaceholder(empty);
    list.setCellFactory(_ -> new Cell());
    workbench.focus().lit().subscribe(_ -> marks.renew());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    setCenter(list);
    workbench.program().subscribe(this::show);
    workbench.settings().language().subscribe(_ -> list.refresh());
    list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(list, () -> chosen(list.getSelectionModel().getSelectedItem()));
  }

  /// How many there are.
  public ReadOnlyIntegerProperty count() {
    return count.getReadOnlyProperty();
  }

  private void show(@Nullable Program program) {
    List<LocatedDiagnostic> found = program == null ? List.of() : program.compiled().diagnostics();
    if (!found.equals(list.getItems())) {
      list.getItems().setAll(found);
    }
    count.set(found.size());
  }

  private void chosen(@Nullable LocatedDiagnostic located) {
    @Nullable Program program = workbench.program().get();
    if (located != null && program != null && located.source().equals(program.source())) {
      workbench.focus().light(located.diagnostic().primary(), NAME);
    }
  }

  /// In the list, not on one of its buttons, Enter applies the fix of the chosen one.
  private void key(KeyEvent event) {
    @Nullable LocatedDiagnostic located = list.getSelectionModel().getSelectedItem();
    boolean fixes = event.getCode() == KeyCode.ENTER && list.isFocused();
    if (fixes && located != null && !located.diagnostic().edits().isEmpty()) {
      fix(located);
      event.consume();
    }
  }

  /// Applies the fix of a diagnostic, unless the text has changed since.
  private void fix(LocatedDiagnostic located) {
    String text = workbench.document().text().get();
    if (text.equals(located.source().text())) {
      workbench.document().text().set(DiagnosticEdits.apply(located));
    }
  }

  /// Whether the place of a diagnostic lies within what is lit, or holds it.
  private boolean isLit(LocatedDiagnostic located) {
    @Nullable Program program = workbench.program().get();
    Span own = located.diagnostic().primary();
    return program != null
        && located.source().equals(program.source())
        && workbench.litCode().filter(lit -> lit.contains(own) || own.contains(lit)).isPresent();
  }

  private final class Cell extends ListCell<LocatedDiagnostic> implements RowMarks.Row {
    Cell() {
      marks.add(this);
    }

    @Override
    public void mark() {
      LocatedDiagnostic located = isEmpty() ? null : getItem();
      pseudoClassStateChanged(LIT, located != null && isLit(located));
    }

    @Override
    protected void updateItem(@Nullable LocatedDiagnostic located, boolean empty) {
      super.updateItem(located, empty);
      mark();
      setText(null);
      setGraphic(empty || located == null ? null : picture(located));
    }

    private VBox picture(LocatedDiagnostic located) {
      Diagnostic diagnostic = located.diagnostic();
      String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
      Label mark = new Label(words.of("severity." + severity));
      mark.setMinWidth(USE_PREF_SIZE);
      mark.getStyleClass().addAll("severity", "severity-" + severity);
      Label place =
          new Label(
              located.source().name()
                  + ":"
                  + located.source().position(diagnostic.primary().start()));
      place.getStyleClass().addAll("code", "muted");
      Label message = new Label(text(diagnostic, "message").orElse(diagnostic.code()));
      message.setWrapText(true);
      HBox head = new HBox(mark, place, message);
      head.getStyleClass().add("diagnostic-head");
      if (!diagnostic.edits().isEmpty()) {
        Button fix = new Button(words.of("fix"));
        fix.getStyleClass().add("fix");
        fix.setMinWidth(USE_PREF_SIZE);
        fix.setOnAction(_ -> fix(located));
        head.getChildren().add(fix);
      }
      VBox box = new VBox(head);
      box.getStyleClass().add("diagnostic");
      for (String key : List.of("why", "fix")) {
        text(diagnostic, key)
            .ifPresent(
                words ->
                    box.getChildren()
                        .add(detail(DiagnosticsPane.this.words.of("detail." + key), words)));
      }
      return box;
    }

    private Label detail(String name, String text) {
      Label label = new Label(name + text);
      label.setWrapText(true);
      label.getStyleClass().add("diagnostic-detail");
      return label;
    }

    private Optional<String> text(Diagnostic diagnostic, String key) {
      return Messages.text(diagnostic.problem(), key, workbench.settings().language().get())
          .filter(text -> !text.isEmpty());
    }
  }
}
