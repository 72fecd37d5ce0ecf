/// A neutral picture of an artifact as nodes and edges, which one renderer turns into DOT, SVG or
/// Mermaid.
///
/// Input: what a stage's graph view made of its artifact. Output: immutable values.
///
/// Invariants: node ids are unique within a graph; both ends of every edge are nodes of it; nodes and
/// edges stand in the order in which a reader should meet them.
///
/// Example: `new Graph("主函数", List.of(entry, exit), List.of(new GraphEdge("b0", "b1", "真",
/// EdgeKind.TRUE)))`.
@NullMarked
package org.qistage.foundation.graph;

import org.jspecify.annotations.NullMarked;
