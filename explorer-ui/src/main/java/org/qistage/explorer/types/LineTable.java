package org.qistage.explorer.types;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Words;
import org.qistage.foundation.Span;

/// Lines with lines below them, in columns.
final class LineTable extends TreeTableView<Line> {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass STRONG = PseudoClass.getPseudoClass("strong");

  private final String name;
  private final Consumer<Span> onPick;

  /// By identity: lines may look alike, and are many.
  private final Set<Line> lit = Collections.newSetFromMap(new IdentityHashMap<>());

  private final boolean opened;
  private Optional<Line> picked = Optional.empty();
  private boolean showing;
  private final RowMarks marks = new RowMarks();

  /// A column.
  ///
  /// @param key of its heading
  /// @param width in parts of the whole
  record Column(String key, double width) {}

  /// @param name what the view calls itself in the focus
  /// @param opened whether lines are shown with those below them at first
  LineTable(
      String id,
      String name,
      Words words,
      boolean opened,
      List<Column> columns,
      Consumer<Span> onPick) {
    this.name = name;
    this.opened = opened;
    setId(id);
    setShowRoot(false);
    setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    accessibleTextProperty().bind(words.bind("table." + id));
    Label empty = new Label();
    empty.textProperty().bind(words.bind("empty"));
    empty.setWrapText(true);
    setPlaceholder(empty);
    for (int i = 0; i < columns.size(); i++) {
      column(words, i, columns.get(i));
    }
    setRowFactory(_ -> new Row());
    this.onPick = onPick;
    getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(this, () -> chosen(getSelectionModel().getSelectedItem()));
  }

  private void chosen(@Nullable TreeItem<Line> item) {
    if (item != null && isFocused() && !showing) {
      picked = Optional.of(item.getValue());
      lit.clear();
      lit.add(item.getValue());
      marks.renew();
      item.getValue().span().ifPresent(onPick);
    }
  }

  private void column(Words words, int index, Column shape) {
    TreeTableColumn<Line, String> column = new TreeTableColumn<>();
    column.textProperty().bind(words.bind("column." + shape.key()));
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(cell.getValue().getValue().cells().get(index)));
    column.setPrefWidth(shape.width() * 100);
    column.setReorderable(false);
    column.getStyleClass().add("code");
    getColumns().add(column);
  }

  /// Shows other lines. What was closed stays so where the line is still there.
  void show(List<Line> lines) {
    showing = true;
    Set<String> other = new HashSet<>();
    if (getRoot() != null) {
      getRoot().getChildren().forEach(item -> remember(item, "", other));
    }
    TreeItem<Line> root = new TreeItem<>();
    lines.forEach(line -> root.getChildren().add(item(line, "", other)));
    root.setExpanded(true);
    setRoot(lines.isEmpty() ? null : root);
    showing = false;
  }

  private static String path(String above, Line line) {
    return above + "/" + line.cells().getFirst();
  }

  /// Notes which lines are not as they were at first.
  private void remember(TreeItem<Line> item, String above, Set<String> other) {
    String path = path(above, item.getValue());
    if (!item.isLeaf() && item.isExpanded() != isOpenedAtFirst(item.getValue())) {
      other.add(path);
    }
    item.getChildren().forEach(child -> remember(child, path, other));
  }

  private boolean isOpenedAtFirst(Line line) {
    // The uses of a name are many, and asked for seldom.
    return opened && (line.style().equals("scope-line") || line.style().equals("suspends"));
  }

  private TreeItem<Line> item(Line line, String above, Set<String> other) {
    String path = path(above, line);
    TreeItem<Line> item = new TreeItem<>(line);
    line.children().forEach(child -> item.getChildren().add(item(child, path, other)));
    item.setExpanded(isOpenedAtFirst(line) != other.contains(path));
    return item;
  }

  /// Lights the lines that stand for text within what is lit elsewhere; when none does, the one that stands
  /// for the smallest text that holds it.
  ///
  /// @param code what is lit, without what nothing is made of
  void light(Optional<Focus.Lit> focus, Optional<Span> code) {
    boolean own = focus.filter(now -> now.from().equals(name)).isPresent();
    if (own && picked.flatMap(Line::span).equals(focus.map(Focus.Lit::span))) {
      return; // the user points at this very line
    }
    picked = Optional.empty();
    List<TreeItem<Line>> found = code.map(this::find).orElse(List.of());
    lit.clear();
    found.forEach(item -> lit.add(item.getValue()));
    marks.renew();
    if (!found.isEmpty()) {
      reveal(found.getFirst());
    }
  }

  private void reveal(TreeItem<Line> item) {
    showing = true;
    for (TreeItem<Line> above = item.getParent(); above != null; above = above.getParent()) {
      above.setExpanded(true);
    }
    int row = getRow(item);
    getSelectionModel().select(row);
    scrollTo(Math.max(0, row - 3));
    showing = false;
  }

  /// In the order in which they are listed.
  private List<TreeItem<Line>> find(Span span) {
    List<TreeItem<Line>> within = new ArrayList<>();
    Optional<TreeItem<Line>> smallest = Optional.empty();
    Deque<TreeItem<Line>> work = new ArrayDeque<>();
    if (getRoot() != null) {
      work.addAll(getRoot().getChildren());
    }
    while (!work.isEmpty()) {
      TreeItem<Line> item = work.poll();
      Optional<Span> region = item.getValue().region();
      if (region.filter(span::contains).isPresent()) {
        within.add(item);
      }
      int least = smallest.map(LineTable::length).orElse(Integer.MAX_VALUE);
      if (region.filter(own -> own.contains(span)).isPresent() && length(item) < least) {
        smallest = Optional.of(item);
      }
      item.getChildren().reversed().forEach(work::addFirst);
    }
    return within.isEmpty() ? smallest.stream().toList() : within;
  }

  private static int length(TreeItem<Line> item) {
    return item.getValue().region().map(Span::length).orElse(Integer.MAX_VALUE);
  }

  private final class Row extends TreeTableRow<Line> implements RowMarks.Row {
    Row() {
      marks.add(this);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      pseudoClassStateChanged(STRONG, line != null && !empty && !line.style().isEmpty());
      mark();
    }

    @Override
    public void mark() {
      Line line = isEmpty() ? null : getItem();
      pseudoClassStateChanged(LIT, line != null && lit.contains(line));
    }
  }
}
