package org.qistage.explorer.tree;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.look.RowClicks;
import org.qistage.explorer.look.RowMarks;
import org.qistage.explorer.model.Words;
import org.qistage.pipeline.view.TreeRow;

/// The tree as a list with columns, for those who rather read or hear it.
final class TreeList extends TreeTableView<TreeRow> {
  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final TreeModel model;
  private final Words words;
  private boolean showing;
  private TreeState drawn = TreeState.none();
  private final RowMarks marks = new RowMarks();

  TreeList(TreeModel model, Words words, String id) {
    this.model = model;
    this.words = words;
    setId(id);
    accessibleTextProperty().bind(words.bind("list"));
    setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    Label empty = new Label();
    empty.textProperty().bind(words.bind("empty"));
    empty.setWrapText(true);
    setPlaceholder(empty);
    column("kind", 20, TreeRow::kind);
    column("text", 14, this::text);
    if (model.kind().get() == TreeModel.Kind.TYPED) {
      column("type", 19, TreeRow::type);
    } else {
      column("rule", 19, TreeRow::rule);
    }
    column("place", 8, this::place);
    setRowFactory(_ -> new Row());
    model.shown().subscribe(this::show);
    words.language().subscribe(_ -> refresh());
    getSelectionModel().selectedItemProperty().subscribe(this::chosen);
    RowClicks.again(this, () -> chosen(getSelectionModel().getSelectedItem()));
  }

  private void chosen(@Nullable TreeItem<TreeRow> item) {
    if (item != null && isFocused() && !showing) {
      model.pick(item.getValue());
    }
  }

  private void column(String key, double width, Function<TreeRow, String> text) {
    TreeTableColumn<TreeRow, String> column = new TreeTableColumn<>();
    column.textProperty().bind(words.bind("column." + key));
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue().getValue())));
    column.setPrefWidth(width * 11);
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add("code");
    getColumns().add(column);
  }

  private String text(TreeRow row) {
    return row.error() ? words.of("error", row.text()).strip() : row.text();
  }

  private String place(TreeRow row) {
    var source = model.state().source();
    return source.position(row.span().start()) + "–" + source.position(row.span().end());
  }

  /// An item whose children are made when they are first asked for.
  private final class Item extends TreeItem<TreeRow> {
    private final TreeState state;
    private boolean filled;

    Item(TreeState state, TreeRow row) {
      super(row);
      this.state = state;
      setExpanded(!row.isLeaf() && !state.isFolded(row));
      expandedProperty()
          .subscribe(
              open -> {
                if (!showing && open == model.state().isFolded(getValue())) {
                  model.toggle(getValue());
                }
              });
    }

    @Override
    public ObservableList<TreeItem<TreeRow>> getChildren() {
      ObservableList<TreeItem<TreeRow>> children = super.getChildren();
      if (!filled) {
        filled = true;
        children.setAll(
            state.tree().children(getValue().index()).stream()
                .map(row -> new Item(state, row))
                .toList());
      }
      return children;
    }

    @Override
    public boolean isLeaf() {
      return getValue().isLeaf();
    }
  }

  private void show(TreeModel.Shown shown) {
    if (!shown.state().equals(drawn)) {
      fill(shown.state());
    }
    marks.renew();
    // What is pointed at in the picture is in sight when the list is shown in its place.
    boolean hidden = getScene() == null;
    Optional<TreeModel.Lit> lit = shown.lit().filter(now -> now.follow() || hidden);
    if (lit.isPresent()) {
      int index = indexOf(lit.get().row());
      if (index >= 0) {
        scrollTo(Math.max(0, index - 3));
      }
      select(lit.get().row());
    }
  }

  private void fill(TreeState state) {
    drawn = state;
    boolean selected = getSelectionModel().getSelectedItem() != null;
    showing = true;
    if (state.tree().isEmpty()) {
      setRoot(null);
    } else if (getRoot() instanceof Item old && old.state.isOfTree(state)) {
      unfold(old, state);
    } else {
      setRoot(new Item(state, state.tree().row(0)));
    }
    showing = false;
    if (selected) {
      model.lit().ifPresent(lit -> select(lit.row()));
    }
  }

  /// Makes what is expanded agree with another state of the same tree.
  private static void unfold(TreeItem<TreeRow> item, TreeState state) {
    boolean open = !state.isFolded(item.getValue());
    if (item.isLeaf()) {
      return;
    }
    if (item.isExpanded() != open) {
      item.setExpanded(open);
    }
    if (open) {
      item.getChildren().forEach(child -> unfold(child, state));
    }
  }

  private void select(TreeRow row) {
    int index = indexOf(row);
    if (index >= 0) {
      showing = true;
      getSelectionModel().select(index);
      showing = false;
    }
  }

  /// The line on which a row is; -1 when it is folded away.
  private int indexOf(TreeRow row) {
    return model.state().shown().indexOf(row);
  }

  private final class Row extends TreeTableRow<TreeRow> implements RowMarks.Row {
    Row() {
      marks.add(this);
    }

    @Override
    protected void updateItem(@Nullable TreeRow row, boolean empty) {
      super.updateItem(row, empty);
      pseudoClassStateChanged(ERROR, row != null && !empty && row.error());
      mark();
    }

    @Override
    public void mark() {
      TreeRow row = isEmpty() ? null : getItem();
      pseudoClassStateChanged(
          LIT, row != null && model.lit().filter(lit -> lit.row().equals(row)).isPresent());
    }
  }
}
