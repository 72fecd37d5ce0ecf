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

  /// A tree with what of it is lit. They change together, since a lit row is a row of this tree and of no
  /// other: nobody may see the one without the other.
  record Shown(TreeState state, Optional<Lit> lit) {
    Shown {
      if (lit.isPresent() && !state.has(lit.get().row())) {
        throw new IllegalArgumentException("a row of another tree: " + lit.get().row());
      }
    }

    /// The lit node with all that it is below, from the root on.
    List<TreeRow> path() {
      return lit.map(now -> state.tree().path(now.row().index())).orElse(List.of());
    }

    /// The node of the picture that stands for what is lit.
    Optional<String> litId() {
      return lit.map(now -> state.id(state.standIn(now.row())));
    }
  }

  private final Workbench workbench;
  private final String name;
  private final Executor background;
  private final Executor ui;
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SYNTAX);
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<Shown> shown =
      new ReadOnlyObjectWrapper<>(new Shown(TreeState.none(), Optional.empty()));

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

  /// The tree that is shown, with what is lit in it.
  ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  TreeState state() {
    return shown.get().state();
  }

  Optional<Lit> lit() {
    return shown.get().lit();
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
                  show(made, state().tree().isEmpty());
                }
              });
        });
  }

  // ---- Folding ----

  void toggle(TreeRow row) {
    int key = state().key(row);
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
    light(Optional.of(new Lit(row, false)));
    workbench.focus().light(row.span(), name);
  }

  /// Unfolds what a row is below, and moves to it.
  void show(TreeRow row) {
    follow(row);
  }

  private void focused(Optional<Focus.Lit> focus) {
    if (focus.isEmpty()) {
      light(Optional.empty());
    } else if (!focus.get().from().equals(name)) {
      show(state(), true);
    }
  }

  private void light(Optional<Lit> lit) {
    shown.set(new Shown(state(), lit));
  }

  /// Shows a tree, and lights in it what the focus says.
  ///
  /// @param follow whether the views move to that
  private void show(TreeState tree, boolean follow) {
    Optional<TreeRow> row = workbench.focus().lit().get().flatMap(focus -> rowOf(focus, tree));
    boolean seen = row.filter(tree::isHidden).isEmpty();
    shown.set(new Shown(tree, row.map(found -> new Lit(found, follow && seen))));
    if (follow && !seen) {
      row.ifPresent(this::unfoldTo);
    }
  }

  private void follow(TreeRow row) {
    boolean seen = !state().isHidden(row);
    light(Optional.of(new Lit(row, seen)));
    if (!seen) {
      unfoldTo(row);
    }
  }

  private void unfoldTo(TreeRow row) {
    int key = state().key(row);
    change(before -> before.ofKey(key).map(before::unfoldedTo).orElse(before));
    // The views move once it can be seen.
    background.execute(() -> ui.execute(() -> moveTo(key)));
  }

  private void moveTo(int key) {
    state()
        .ofKey(key)
        .filter(row -> lit().filter(now -> now.row().equals(row)).isPresent())
        .ifPresent(row -> light(Optional.of(new Lit(row, true))));
  }

  /// The row of a tree that the focus lights.
  private Optional<TreeRow> rowOf(Focus.Lit focus, TreeState tree) {
    if (focus.from().equals(name)) {
      // What was pointed at here is still the same node, unless the tree has changed.
      Optional<TreeRow> pointed = lit().map(Lit::row).filter(tree::has);
      if (pointed.isPresent()) {
        return pointed;
      }
    }
    return tree.smallest(focus.span()).stream().mapToObj(tree.tree()::row).findFirst();
  }
}
