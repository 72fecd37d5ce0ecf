package org.qistage.explorer.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/// Takes the keys from one region of the window to the next, also out of a text in which Tab is a part of
/// writing. A region that one comes back to has the keys where it had them.
final class Regions {
  private final Scene scene;
  private final Supplier<List<Node>> shown;
  private final Map<Node, Node> owners = new HashMap<>();

  /// @param shown the regions that are shown now, in their order
  Regions(Scene scene, Supplier<List<Node>> shown) {
    this.scene = scene;
    this.shown = shown;
    scene.focusOwnerProperty().subscribe(this::remember);
  }

  private void remember(@Nullable Node owner) {
    if (owner != null) {
      shown.get().stream()
          .filter(region -> isWithin(owner, region))
          .forEach(region -> owners.put(region, owner));
    }
  }

  private static boolean isWithin(Node node, Node region) {
    return Stream.<Node>iterate(node, at -> at != null, Node::getParent).anyMatch(region::equals);
  }

  /// To the next region, or the one before; behind the last one is the first.
  void go(boolean forwards) {
    List<Node> regions = forwards ? shown.get() : shown.get().reversed();
    @Nullable Node owner = scene.getFocusOwner();
    int present = -1;
    for (int i = 0; i < regions.size(); i++) {
      if (owner != null && isWithin(owner, regions.get(i))) {
        present = i;
      }
    }
    for (int i = 1; i <= regions.size(); i++) {
      Optional<Node> target = target(regions.get((present + i) % regions.size()));
      if (target.isPresent()) {
        target.get().requestFocus();
        return;
      }
    }
  }

  private Optional<Node> target(Node region) {
    Node last = owners.get(region);
    return last != null && isWithin(last, region) && canHaveKeys(last) && isSeen(last)
        ? Optional.of(last)
        : first(region, false).or(() -> first(region, true));
  }

  private static boolean isSeen(Node node) {
    return Stream.<Node>iterate(node, at -> at != null, Node::getParent).allMatch(Node::isVisible);
  }

  private static boolean canHaveKeys(Node node) {
    return node.isFocusTraversable() && !node.isDisabled();
  }

  /// @param any also what only makes a region large
  private static Optional<Node> first(Node node, boolean any) {
    if (!node.isVisible()) {
      return Optional.empty();
    }
    if (canHaveKeys(node) && (any || !(node instanceof LargeButton))) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> first(child, any).stream())
            .findFirst()
        : Optional.empty();
  }
}
