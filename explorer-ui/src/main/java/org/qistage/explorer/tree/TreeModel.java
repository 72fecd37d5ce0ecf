package org.qistage.explorer.tree;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Focus;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.view.TreeRow;
import org.qistage.pipeline.view.TreeRows;

/// The tree of the newest program, what of it is folded, and which of its nodes is lit. Trees are made and
/// placed in the background, one after the other; only the newest is shown.
final class TreeModel {
  /// Which tree is shown.
  enum Kind {
    SYNTAX,
    PARSE,
    TYPED
  }

  /// What was lit, and whether the views should move to it.
  record Lit(TreeRow row, boolean follow) {}

  private final Workbench workbench;
  private final String name;
  private final Executor background;
  private final Executor ui;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SYNTAX);
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<TreeState> state =
      new ReadOnlyObjectWrapper<>(TreeState.none());
  private final ReadOnlyObjectWrapper<Optional<Lit>> lit =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// The newest state, which may not be shown yet. Belongs to the background, whose work is done in order.
  private TreeState newest = TreeState.none();

  private long asked;
  private long madeOf = -1;
  private @Nullable Kind madeAs;

  /// @param name what the view calls itself in the focus
  TreeModel(Workbench workbench, String name) {
    this.workbench = workbench;
    this.name = name;
    this.background = workbench.inOrder();
    this.ui = workbench.countedUi();
    workbench.program().subscribe(_ -> refresh());
    kind.subscribe(_ -> refresh());
    active.subscribe(_ -> refresh());
    workbench.focus().lit().subscribe(this::focused);
  }

  /// Which of the trees is shown.
  ObjectProperty<Kind> kind() {
    return kind;
  }

  /// Whether anybody sees it; else nothing is made.
  BooleanProperty active() {
    return active;
  }

  ReadOnlyObjectProperty<TreeState> state() {
    return state.getReadOnlyProperty();
  }

  /// The node that is lit; empty when none is.
  ReadOnlyObjectProperty<Optional<Lit>> lit() {
    return lit.getReadOnlyProperty();
  }

  private void refresh() {
    Program program = workbench.program().get();
    boolean known = program == null || (madeOf == program.version() && madeAs == kind.get());
    if (known || !active.get()) {
      return;
    }
    Kind as = kind.get();
    boolean other = madeAs != as;
    madeOf = program.version();
    madeAs = as;
    change(
        before -> {
          TreeRows tree =
              switch (as) {
                case SYNTAX -> TreeRows.syntax(program.compiled());
                case PARSE -> TreeRows.parse(program.compiled());
                case TYPED -> TreeRows.typed(program.compiled());
              };
          TreeState from = other ? TreeState.none() : before;
          return from.with(program.source(), tree);
        });
  }

  /// Makes another state of the newest, in the background, and shows it when nothing newer is on its way.
  private void change(UnaryOperator<TreeState> how) {
    long version = ++asked;
    background.execute(
        () -> {
          TreeState made = how.apply(newest);
          newest = made;
          ui.execute(
              () -> {
                if (version == asked) {
                  boolean first = state.get().tree().isEmpty();
                  state.set(made);
                  relight(first);
                }
              });
        });
  }

  // ---- Folding ----

  void toggle(TreeRow row) {
    int key = state.get().key(row);
    change(before -> before.toggled(key));
  }

  void foldAll() {
    change(TreeState::allFolded);
  }

  void unfoldAll() {
    change(TreeState::allUnfolded);
  }

  // ---- The focus ----

  /// The user points at a node.
  void pick(TreeRow row) {
    lit.set(Optional.of(new Lit(row, false)));
    workbench.focus().light(row.span(), name);
  }

  /// Unfolds what a row is below, and moves to it.
  void show(TreeRow row) {
    follow(state.get(), row);
  }

  private void focused(Optional<Focus.Lit> focus) {
    if (focus.isEmpty()) {
      lit.set(Optional.empty());
    } else if (!focus.get().from().equals(name)) {
      relight(true);
    }
  }

  /// Finds what the focus lights in the tree that is shown.
  private void relight(boolean follow) {
    TreeState shown = state.get();
    Optional<TreeRow> row = workbench.focus().lit().get().flatMap(focus -> rowOf(focus, shown));
    if (row.isEmpty()) {
      lit.set(Optional.empty());
    } else if (follow) {
      follow(shown, row.get());
    } else {
      lit.set(Optional.of(new Lit(row.get(), false)));
    }
  }

  private void follow(TreeState shown, TreeRow row) {
    if (!shown.isHidden(row)) {
      lit.set(Optional.of(new Lit(row, true)));
      return;
    }
    int key = shown.key(row);
    lit.set(Optional.of(new Lit(row, false)));
    change(before -> before.ofKey(key).map(before::unfoldedTo).orElse(before));
    // The views move once it can be seen.
    background.execute(() -> ui.execute(() -> relight(key)));
  }

  private void relight(int key) {
    state
        .get()
        .ofKey(key)
        .filter(row -> lit.get().filter(now -> now.row().equals(row)).isPresent())
        .ifPresent(row -> lit.set(Optional.of(new Lit(row, true))));
  }

  private Optional<TreeRow> rowOf(Focus.Lit focus, TreeState shown) {
    if (focus.from().equals(name)) {
      // What was pointed at here is still the same node, unless the tree has changed.
      Optional<TreeRow> pointed = lit.get().map(Lit::row).filter(row -> isIn(row, shown));
      if (pointed.isPresent()) {
        return pointed;
      }
    }
    var found = shown.smallest(focus.span());
    return found.isPresent() ? Optional.of(shown.tree().row(found.getAsInt())) : Optional.empty();
  }

  private static boolean isIn(TreeRow row, TreeState shown) {
    return row.index() < shown.tree().size() && shown.tree().row(row.index()).equals(row);
  }

  /// The lit node with all that it is below, from the root on.
  List<TreeRow> path() {
    TreeState shown = state.get();
    return lit.get()
        .map(Lit::row)
        .filter(row -> isIn(row, shown))
        .map(row -> shown.tree().path(row.index()))
        .orElse(List.of());
  }
}
