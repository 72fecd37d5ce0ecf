package org.qistage.explorer.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The parts of the window and how they share it. One of them may have it to itself; the controls of time stay.
final class Panes extends BorderPane {
  /// The parts that can be large.
  enum Part {
    TEXT,
    VIEWS,
    BOTTOM
  }

  private static final double HIGHEST_DIVIDER = 0.2;

  private final Region text;
  private final Region views;
  private final Region bottom;
  private final Region time;
  private final SplitPane middle = new SplitPane();
  private final SplitPane parts = new SplitPane();
  private final BorderPane lower = new BorderPane();
  private final BorderPane alone = new BorderPane();
  private double[] middlePlaces = {0.42};
  private double[] partsPlaces = {0.68};
  private final ReadOnlyObjectWrapper<Optional<Part>> large =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /// @param time the controls of time
  Panes(Region text, Region views, Region bottom, Region time) {
    this.text = text;
    this.views = views;
    this.bottom = bottom;
    this.time = time;
    // What is above scrolls: it must not push the divider from its place.
    middle.setMinHeight(0);
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().setAll(middle, lower);
    arrange();
  }

  /// What stands beside each other above the controls of time.
  SplitPane middle() {
    return middle;
  }

  /// The parts that are shown, in the order in which one sees them.
  List<Node> shown() {
    return Stream.concat(middle.getItems().stream(), Stream.of(text, views, time, bottom))
        .distinct()
        .filter(part -> part.getScene() != null)
        .toList();
  }

  /// The part that has the window to itself; empty when they share it.
  ReadOnlyObjectProperty<Optional<Part>> large() {
    return large.getReadOnlyProperty();
  }

  /// Lets the tabs below be seen, so high at least as far as that leaves room above.
  void giveBottom(double height) {
    large.get().filter(part -> part != Part.BOTTOM).ifPresent(this::toggle);
    double missing = height - bottom.getHeight();
    if (large.get().isEmpty() && missing > 0 && parts.getHeight() > 0) {
      double divider = parts.getDividerPositions()[0] - missing / parts.getHeight();
      parts.setDividerPosition(0, Math.max(HIGHEST_DIVIDER, divider));
    }
  }

  /// Gives the window to a part, or back to all.
  void toggle(Part part) {
    if (large.get().isEmpty()) {
      middlePlaces = middle.getDividerPositions();
      partsPlaces = parts.getDividerPositions();
    }
    boolean shared = large.get().equals(Optional.of(part));
    large.set(shared ? Optional.empty() : Optional.of(part));
    arrange();
  }

  /// The same for the part that keys go to; without one it is the views.
  void toggleFocused() {
    toggle(large.get().orElseGet(this::focused));
  }

  private Part focused() {
    @Nullable Node owner = getScene() == null ? null : getScene().getFocusOwner();
    for (Node node = owner; node != null; node = node.getParent()) {
      if (node.equals(text)) {
        return Part.TEXT;
      }
      if (node.equals(bottom)) {
        return Part.BOTTOM;
      }
    }
    return Part.VIEWS;
  }

  private void arrange() {
    share();
    switch (large.get().orElse(null)) {
      case TEXT -> alone(text);
      case VIEWS -> alone(views);
      case BOTTOM -> {
        alone.setTop(time);
        alone.setCenter(bottom);
        setCenter(alone);
      }
      case null -> {
        if (middle.getDividers().size() == middlePlaces.length) {
          middle.setDividerPositions(middlePlaces);
        }
        parts.setDividerPositions(partsPlaces);
        setCenter(parts);
      }
    }
  }

  /// Everything in its usual place. A node has one parent: it is taken out of where it was.
  private void share() {
    setCenter(null);
    alone.setTop(null);
    alone.setCenter(null);
    alone.setBottom(null);
    if (!middle.getItems().contains(views)) {
      middle.getItems().add(views);
    }
    if (!middle.getItems().contains(text)) {
      middle.getItems().add(middle.getItems().indexOf(views), text);
    }
    lower.setTop(time);
    lower.setCenter(bottom);
  }

  private void alone(Region part) {
    middle.getItems().remove(part);
    lower.setTop(null);
    alone.setCenter(part);
    alone.setBottom(time);
    setCenter(alone);
  }
}
