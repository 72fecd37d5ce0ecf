package org.qistage.explorer.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.graph.EdgeKind;
import org.qistage.foundation.graph.Graph;
import org.qistage.foundation.graph.GraphEdge;
import org.qistage.foundation.graph.GraphNode;
import org.qistage.foundation.graph.NodeKind;
import org.qistage.pipeline.graph.GraphLayout;
import org.qistage.pipeline.graph.PlacedGraph;
import org.qistage.pipeline.view.TreeRow;
import org.qistage.pipeline.view.TreeRows;

/// A tree with what of it is folded away, and its picture. Immutable; made in the background.
final class TreeState {
  /// A tree of more nodes is shown folded.
  static final int LARGE = 3_000;

  /// So many nodes of a large tree are shown at first, about.
  private static final int SHOWN = 1_200;

  private static final TreeState NONE =
      new TreeState(new SourceText("", ""), TreeRows.none(), new int[0], Set.of());

  private final SourceText source;
  private final TreeRows tree;
  private final int[] keys;
  private final Map<Integer, Integer> rowOf = new HashMap<>();
  private final Set<Integer> folded;
  private final List<TreeRow> shown;
  private final Optional<PlacedGraph> picture;

  private TreeState(SourceText source, TreeRows tree, int[] keys, Set<Integer> folded) {
    this.source = source;
    this.tree = tree;
    this.keys = keys;
    this.folded = Set.copyOf(folded);
    for (int index = 0; index < keys.length; index++) {
      rowOf.put(keys[index], index);
    }
    shown = findShown();
    picture = tree.isEmpty() ? Optional.empty() : Optional.of(GraphLayout.placeInRows(graph()));
  }

  static TreeState none() {
    return NONE;
  }

  /// The tree of a program, which follows this one.
  TreeState with(SourceText newSource, TreeRows next) {
    int[] newKeys = TreeKeys.following(tree, keys, next);
    Set<Integer> kept = new HashSet<>();
    boolean same = false;
    for (int index = 0; index < newKeys.length; index++) {
      same |= rowOf.containsKey(newKeys[index]);
      if (folded.contains(newKeys[index])) {
        kept.add(newKeys[index]);
      }
    }
    if (!same && next.size() > LARGE) {
      kept = foldedFrom(next, newKeys, depthOfSome(next));
    }
    return new TreeState(newSource, next, newKeys, kept);
  }

  /// The greatest depth down to which so few nodes lie that all of them may be shown.
  private static int depthOfSome(TreeRows tree) {
    int[] count = new int[1 + tree.rows().stream().mapToInt(TreeRow::depth).max().orElse(0)];
    tree.rows().forEach(row -> count[row.depth()]++);
    int depth = 0;
    int sum = 0;
    while (depth < count.length && (depth < 2 || sum + count[depth] <= SHOWN)) {
      sum += count[depth++];
    }
    return depth - 1;
  }

  private static Set<Integer> foldedFrom(TreeRows tree, int[] keys, int depth) {
    Set<Integer> folded = new HashSet<>();
    for (TreeRow row : tree.rows()) {
      if (row.depth() >= depth && !row.isLeaf()) {
        folded.add(keys[row.index()]);
      }
    }
    return folded;
  }

  private List<TreeRow> findShown() {
    List<TreeRow> rows = new ArrayList<>();
    int at = 0;
    while (at < tree.size()) {
      TreeRow row = tree.row(at);
      rows.add(row);
      at = isFolded(row) ? row.end() : at + 1;
    }
    return List.copyOf(rows);
  }

  private Graph graph() {
    List<GraphNode> nodes = new ArrayList<>();
    List<GraphEdge> edges = new ArrayList<>();
    for (TreeRow row : shown) {
      List<String> lines = new ArrayList<>(List.of(row.kind()));
      if (!row.text().isEmpty()) {
        lines.add(row.text());
      }
      if (!row.type().isEmpty()) {
        lines.add(": " + row.type());
      }
      nodes.add(
          new GraphNode(
              id(row),
              lines,
              row.error() ? NodeKind.ERROR : NodeKind.PLAIN,
              Optional.of(row.span())));
      if (row.parent() >= 0) {
        edges.add(new GraphEdge(id(tree.row(row.parent())), id(row), "", EdgeKind.PLAIN));
      }
    }
    return new Graph(source.name(), nodes, edges);
  }

  // ---- What it holds ----

  /// Whether another is of the same tree, folded in another way.
  @SuppressWarnings("ReferenceEquality") // The keys are handed on when something is folded.
  boolean isOfTree(TreeState other) {
    return keys == other.keys;
  }

  SourceText source() {
    return source;
  }

  TreeRows tree() {
    return tree;
  }

  /// The rows that are not folded away, in order.
  List<TreeRow> shown() {
    return shown;
  }

  /// Its picture; empty when there is no tree.
  Optional<PlacedGraph> picture() {
    return picture;
  }

  /// Whether a row is one of this tree.
  boolean has(TreeRow row) {
    return row.index() < tree.size() && tree.row(row.index()).equals(row);
  }

  int key(TreeRow row) {
    return keys[row.index()];
  }

  /// The id of a row's node in the picture.
  String id(TreeRow row) {
    return "n" + key(row);
  }

  /// The row of a node of the picture, if it still has it.
  Optional<TreeRow> ofId(String id) {
    return ofKey(Integer.parseInt(id.substring(1)));
  }

  Optional<TreeRow> ofKey(int key) {
    return Optional.ofNullable(rowOf.get(key)).map(tree::row);
  }

  boolean isFolded(TreeRow row) {
    return folded.contains(key(row));
  }

  /// Whether something that it is below is folded.
  boolean isHidden(TreeRow row) {
    return tree.path(row.index()).stream()
        .anyMatch(above -> above.index() != row.index() && isFolded(above));
  }

  /// The row that stands for one in the picture: itself, or what it is folded into.
  TreeRow standIn(TreeRow row) {
    return tree.path(row.index()).stream().filter(this::isFolded).findFirst().orElse(row);
  }

  OptionalInt smallest(org.qistage.foundation.Span span) {
    return tree.smallest(span);
  }

  // ---- Folding ----

  TreeState toggled(int key) {
    Set<Integer> changed = new HashSet<>(folded);
    if (!changed.remove(key)) {
      changed.add(key);
    }
    return with(changed);
  }

  /// All that the root holds is folded.
  TreeState allFolded() {
    return with(foldedFrom(tree, keys, 1));
  }

  TreeState allUnfolded() {
    return with(Set.of());
  }

  /// All that a row is below is unfolded.
  TreeState unfoldedTo(TreeRow row) {
    Set<Integer> changed = new HashSet<>(folded);
    tree.path(row.parent()).forEach(above -> changed.remove(key(above)));
    return with(changed);
  }

  private TreeState with(Set<Integer> otherFolded) {
    return otherFolded.equals(folded) ? this : new TreeState(source, tree, keys, otherFolded);
  }
}
