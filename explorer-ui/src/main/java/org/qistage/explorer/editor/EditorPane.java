package org.qistage.explorer.editor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import javafx.application.Platform;
import javafx.collections.SetChangeListener;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Words;
import org.qistage.explorer.model.Workbench;
import org.qistage.foundation.Span;
import org.qistage.pipeline.trace.Breakpoint;

/// The text with its marks. A click, or a selection, lights what it points at in every other view.
public final class EditorPane extends BorderPane {
  /// What this pane calls itself in the focus.
  public static final String NAME = "editor";

  /// So many lines are styled before the first layout tells how many are seen.
  private static final int FIRST_SIGHT = 60;

  private final Workbench workbench;
  private final CodeArea area = new CodeArea();
  private final Gutter gutter;
  private final FindBar findBar;
  private final FileTabs tabs;
  private final CompletionPopup completion;
  private final Words words;
  private EditorMarks marks = EditorMarks.none();
  private CutLines cuts = CutLines.none();
  private boolean following;
  private boolean styling;
  private long version = -1;

  public EditorPane(Workbench workbench) {
    this.workbench = workbench;
    this.words = workbench.words(EditorPane.class);
    getStyleClass().add("editor");
    area.setId("source");
    area.getStyleClass().add("code");
    area.accessibleTextProperty().bind(words.bind("source"));
    gutter = new Gutter(workbench, area, () -> 0);
    area.setParagraphGraphicFactory(gutter);
    workbench
        .clock()
        .breakpoints()
        .addListener((SetChangeListener<Breakpoint>) _ -> redrawGutter(_ -> true));
    findBar = new FindBar(workbench, area);
    setTop(findBar);
    tabs =
        new FileTabs(
            workbench,
            new StackPane(
                new VirtualizedScrollPane<>(area),
                new InferredTypes(workbench, area),
                new Composition(area)));
    setCenter(tabs);
    completion = new CompletionPopup(workbench, area);
    Typing _ = new Typing(area);

    workbench.document().text().subscribe(this::show);
    area.textProperty().subscribe(text -> workbench.document().text().set(text));
    area.caretPositionProperty().addListener((_, _, _) -> pointed());
    area.selectionProperty().addListener((_, _, _) -> pointed());
    // A click where the caret is already points, too.
    area.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> pointed());
    workbench.program().subscribe(this::made);
    workbench.focus().lit().subscribe(this::lit);
    workbench.clock().moment().subscribe(_ -> restyle());
    area.getVisibleParagraphs().addModificationObserver(_ -> styleSoon());
  }

  /// The control that has the text.
  public CodeArea area() {
    return area;
  }

  /// Sets a breakpoint at the line of the caret, or takes it away.
  public void toggleBreakpoint() {
    workbench
        .clock()
        .toggle(tabs.breakpoint().orElse(new Breakpoint.Line(0, area.getCurrentParagraph() + 1)));
  }

  /// Lets the user look for words.
  public void find() {
    tabs.showOwn();
    findBar.open();
  }

  /// Whether words are offered.
  boolean isCompleting() {
    return completion.isShowing();
  }

  /// Lets the user type.
  public void focusText() {
    tabs.showOwn();
    area.requestFocus();
  }

  /// Makes what stands before some of the visible lines anew.
  private void redrawGutter(IntPredicate which) {
    int last = Math.min(area.getParagraphs().size(), lastVisible() + 1);
    for (int paragraph = firstVisible(); paragraph < last; paragraph++) {
      if (which.test(paragraph)) {
        area.recreateParagraphGraphic(paragraph);
      }
    }
  }

  private int firstVisible() {
    return area.getVisibleParagraphs().isEmpty() ? 0 : area.firstVisibleParToAllParIndex();
  }

  private int lastVisible() {
    return area.getVisibleParagraphs().isEmpty()
        ? Math.min(area.getParagraphs().size() - 1, FIRST_SIGHT)
        : area.lastVisibleParToAllParIndex();
  }

  /// A text that did not come from here.
  private void show(String text) {
    if (!area.getText().equals(text)) {
      area.replaceText(text);
      area.getUndoManager().forgetHistory();
      area.moveTo(0);
      area.requestFollowCaret();
    }
  }

  private void made(@Nullable Program program) {
    if (program == null) {
      return;
    }
    if (program.version() != version) {
      version = program.version();
      marks = EditorMarks.of(program, Optional.empty(), Optional.empty());
      show(CutLines.of(program));
    }
    restyle();
  }

  private void show(CutLines other) {
    CutLines before = cuts;
    cuts = other;
    gutter.setSigns(line -> signs(cuts, line), cuts.most());
    boolean all = before.most() != cuts.most();
    redrawGutter(line -> all || !signs(before, line).equals(signs(other, line)));
  }

  /// The suspension points of a line.
  private List<Gutter.Sign> signs(CutLines of, int line) {
    return of.at(line).stream()
        .map(
            point ->
                new Gutter.Sign(
                    "S" + point.cut().state(),
                    words.of("cut", point.cut().state(), point.function(), point.cut().operation()),
                    point.style()))
        .toList();
  }

  /// The user points at something.
  private void pointed() {
    if (following || !area.isFocused()) {
      return;
    }
    restyle();
    var selection = area.getSelection();
    Span span = new Span(selection.getStart(), selection.getEnd());
    workbench.focus().light(span.length() == 0 ? word(span.start()) : span, NAME);
  }

  /// The token at a place.
  private Span word(int place) {
    return marks.tokens().stream()
        .filter(token -> !token.trivia())
        .filter(token -> token.span().start() <= place && place <= token.span().end())
        .map(token -> token.span())
        .reduce((_, last) -> last)
        .orElse(Span.at(place));
  }

  private void lit(Optional<Focus.Lit> lit) {
    restyle();
    if (lit.isPresent() && !lit.get().from().equals(NAME)) {
      Span span = lit.get().span();
      if (span.end() <= area.getLength()) {
        following = true;
        area.moveTo(span.start());
        area.requestFollowCaret();
        following = false;
      }
    }
  }

  private void restyle() {
    // While a newer text is being recorded, the run is still one of the text before.
    boolean recorded =
        workbench
            .clock()
            .navigator()
            .get()
            .map(navigator -> navigator.trace().program().files().getFirst())
            .filter(file -> file.text().equals(marks.source().text()))
            .isPresent();
    Optional<Span> now = recorded ? EditorMarks.now(workbench.clock()) : Optional.empty();
    marks =
        marks.with(
            workbench.focus().lit().get().map(Focus.Lit::span).filter(span -> span.length() > 0),
            now,
            area.isFocused() ? marks.brackets(area.getCaretPosition()) : List.of());
    styleSoon();
  }

  /// Styles what has come to be seen, once the layout that is under way has ended.
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
    // Marks of another version would be at wrong places; the next version is on its way.
    if (!marks.source().text().equals(workbench.document().text().get())) {
      return;
    }
    int last = lastVisible();
    for (int paragraph = firstVisible(); paragraph <= last; paragraph++) {
      style(paragraph);
      List<String> cut = cuts.style(paragraph);
      if (!cut.equals(List.copyOf(area.getParagraph(paragraph).getParagraphStyle()))) {
        area.setParagraphStyle(paragraph, cut);
      }
    }
  }

  private void style(int paragraph) {
    int length = area.getParagraphLength(paragraph);
    if (length == 0) {
      return;
    }
    StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
    List<EditorMarks.Styled> styled =
        marks.paragraph(area.getAbsolutePosition(paragraph, 0), length);
    styled.forEach(piece -> spans.add(new ArrayList<>(piece.styles()), piece.length()));
    StyleSpans<Collection<String>> made = spans.create();
    if (!made.equals(area.getStyleSpans(paragraph))) {
      area.setStyleSpans(paragraph, 0, made);
    }
  }
}
