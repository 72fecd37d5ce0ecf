/// Drawings of graphs: trees, control flow and states of coroutines as DOT, Mermaid or SVG.
///
/// Input: a {@link org.qistage.foundation.graph.Graph}, which a stage makes of its artifact, or {@link
/// org.qistage.pipeline.graph.TreeGraphs} of a tree. Output: text, or a {@link
/// org.qistage.pipeline.graph.PlacedGraph} for those who draw by other means.
///
/// Invariants: the same graph gives the same text, byte for byte; whatever a label holds, the text
/// stays well-formed and the label cannot add to it; in a placed graph no two nodes overlap and each
/// edge ends on the border of its node. ELK is loaded only when blocks are to be placed, since DOT and
/// Mermaid should not wait for it.
///
/// Example: `GraphRenderer.render(TreeGraphs.of(tree), GraphFormat.SVG)`.
@NullMarked
package org.qistage.pipeline.graph;

import org.jspecify.annotations.NullMarked;
