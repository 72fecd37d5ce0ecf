package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.collections.SetChangeListener;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.qistage.explorer.model.ShownFile;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.trace.Breakpoint;

/// The text of a file that the program imports, with the statement that runs; it is only read. Lines can have
/// breakpoints.
final class ImportedText extends CodeArea {
  private static final int FIRST_SIGHT = 60;

  private final ShownFile shown;
  private EditorMarks marks = EditorMarks.none();
  private boolean styling;

  ImportedText(Workbench workbench, ShownFile shown) {
    this.shown = shown;
    setId("imported-source");
    getStyleClass().addAll("code", "imported");
    setEditable(false);
    accessibleTextProperty().bind(workbench.words(ImportedText.class).bind("imported"));
    setParagraphGraphicFactory(new Gutter(workbench, this, shown.index()::get));
    getVisibleParagraphs().addModificationObserver(_ -> styleSoon());
    workbench.focus().elsewhere().subscribe(_ -> mark());
    workbench
        .clock()
        .breakpoints()
        .addListener((SetChangeListener<Breakpoint>) _ -> redrawGutter());
  }

  private void redrawGutter() {
    for (int paragraph = first(); paragraph <= last(); paragraph++) {
      recreateParagraphGraphic(paragraph);
    }
  }

  /// Shows the file that is to be shown, if it is not the editor's own.
  void show() {
    Optional<FileSnapshot> file = shown.other();
    if (file.isPresent()) {
      marks = EditorMarks.of(file.get());
      if (!getText().equals(marks.source().text())) {
        replaceText(marks.source().text());
        moveTo(0);
      }
      redrawGutter();
      mark();
    }
  }

  /// Lights what runs and what somebody points at.
  void mark() {
    if (shown.other().isEmpty()) {
      return;
    }
    marks = marks.with(shown.lit(), shown.now(), List.of());
    Optional<Span> seen = shown.lit().or(shown::now);
    if (seen.isPresent() && seen.get().end() <= getLength()) {
      moveTo(seen.get().start());
      requestFollowCaret();
    }
    styleSoon();
  }

  private int first() {
    return getVisibleParagraphs().isEmpty() ? 0 : firstVisibleParToAllParIndex();
  }

  private int last() {
    return getVisibleParagraphs().isEmpty()
        ? Math.min(getParagraphs().size() - 1, FIRST_SIGHT)
        : lastVisibleParToAllParIndex();
  }

  private void styleSoon() {
    if (!styling) {
      styling = true;
      Platform.runLater(
          () -> {
            styling = false;
            styleVisible();
          });
    }
  }

  private void styleVisible() {
    if (!marks.source().text().equals(getText())) {
      return;
    }
    for (int paragraph = first(); paragraph <= last(); paragraph++) {
      int length = getParagraphLength(paragraph);
      if (length > 0) {
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        marks
            .paragraph(getAbsolutePosition(paragraph, 0), length)
            .forEach(piece -> spans.add(new ArrayList<>(piece.styles()), piece.length()));
        StyleSpans<Collection<String>> made = spans.create();
        if (!made.equals(getStyleSpans(paragraph))) {
          setStyleSpans(paragraph, 0, made);
        }
      }
    }
  }
}
