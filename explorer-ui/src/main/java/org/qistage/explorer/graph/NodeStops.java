package org.qistage.explorer.graph;

import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import org.qistage.pipeline.graph.PlacedNode;

/// The breakpoints that can be set at nodes of a graph: with the key `B`, or with the right mouse button.
///
/// @param possible whether one can be set at a node
/// @param set whether one is
/// @param toggle sets one or takes it away
/// @param toSet what the menu says for setting one
/// @param toRemove what it says for taking it away
public record NodeStops(
    Predicate<PlacedNode> possible,
    Predicate<PlacedNode> set,
    Consumer<PlacedNode> toggle,
    ObservableValue<String> toSet,
    ObservableValue<String> toRemove) {}
