package org.qistage.explorer.links;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import org.qistage.foundation.Span;
import org.testfx.api.FxRobot;

/// The rows of a list or a table that can be seen, each with whether it is lit; and which ought to be.
///
/// @param all the source of each row that there is, seen or not
/// @param seen those that can be seen, in order
record LitRows(List<Span> all, List<Row> seen) {
  /// @param text what it says
  /// @param lit whether it is shown as lit
  record Row(Optional<Span> span, String text, boolean lit) {}

  static <T> LitRows of(
      Node control, Function<Object, Optional<Span>> span, Function<T, String> text) {
    List<?> items =
        switch (control) {
          case ListView<?> list -> list.getItems();
          case TableView<?> table -> table.getItems();
          case TreeTableView<?> table -> lines(table);
          default -> throw new IllegalArgumentException(control.toString());
        };
    List<Span> all = items.stream().flatMap(item -> span.apply(item).stream()).toList();
    List<Row> seen =
        new FxRobot()
            .from(control).lookup(".indexed-cell").queryAll().stream()
                .filter(node -> isRow(control, node))
                .<IndexedCell<?>>map(node -> (IndexedCell<?>) node)
                .filter(cell -> !cell.isEmpty() && cell.getItem() != null && isSeen(control, cell))
                .sorted(Comparator.comparingInt(IndexedCell::getIndex))
                .map(cell -> row(cell, span, text))
                .toList();
    return new LitRows(all, seen);
  }

  private static List<?> lines(TreeTableView<?> table) {
    return java.util.stream.IntStream.range(0, table.getExpandedItemCount())
        .mapToObj(at -> table.getTreeItem(at).getValue())
        .toList();
  }

  private static boolean isRow(Node control, Node node) {
    return switch (control) {
      case TableView<?> _ -> node instanceof TableRow<?>;
      case TreeTableView<?> _ -> node instanceof TreeTableRow<?>;
      default -> node instanceof javafx.scene.control.ListCell<?>;
    };
  }

  private static boolean isSeen(Node control, Node cell) {
    return cell.isVisible()
        && control
            .localToScene(control.getLayoutBounds())
            .intersects(cell.localToScene(cell.getLayoutBounds()));
  }

  @SuppressWarnings("unchecked")
  private static <T> Row row(
      IndexedCell<?> cell, Function<Object, Optional<Span>> span, Function<T, String> text) {
    Object item = cell.getItem();
    boolean lit =
        cell.getPseudoClassStates().stream()
            .anyMatch(state -> state.getPseudoClassName().equals("lit"));
    return new Row(span.apply(item), text.apply((T) item), lit);
  }

  /// What is lit of what can be seen.
  List<String> lit() {
    return seen.stream().filter(Row::lit).map(Row::text).toList();
  }

  /// What ought to be lit of it: what was made of the text within a piece, or else of the smallest text around it.
  List<String> expected(Span piece) {
    List<Span> within =
        all.stream().filter(own -> own.length() > 0 && piece.contains(own)).toList();
    Optional<Span> around =
        all.stream().filter(own -> own.contains(piece)).min(Comparator.comparingInt(Span::length));
    List<Span> right = within.isEmpty() ? around.stream().toList() : within;
    return seen.stream()
        .filter(row -> row.span().filter(right::contains).isPresent())
        .map(Row::text)
        .toList();
  }

  /// The row of an item, for the mouse.
  static Node cell(Node control, Object item) {
    return new FxRobot()
        .from(control).lookup(".indexed-cell").queryAll().stream()
            .filter(node -> isRow(control, node) && node.isVisible())
            .filter(node -> node instanceof IndexedCell<?> cell && !cell.isEmpty())
            .filter(node -> item.equals(((IndexedCell<?>) node).getItem()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row of " + item));
  }
}
