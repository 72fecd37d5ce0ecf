/// Draws graphs that the pipeline has placed.
///
/// **Input:** a [org.qistage.pipeline.graph.PlacedGraph] and the span that is lit. **Output:** a picture that
/// can be moved, zoomed and gone through with the keyboard, and the node that the user points at.
///
/// Invariants: what is drawn is the graph of the artifact, node for node and edge for edge; only what is
/// seen is painted, so a large graph costs no more than a small one.
///
/// Example: `canvas.show(placed); canvas.setOnPick(node -> focus.light(…))`.
@NullMarked
package org.qistage.explorer.graph;

import org.jspecify.annotations.NullMarked;
