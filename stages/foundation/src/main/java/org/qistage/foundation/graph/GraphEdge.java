package org.qistage.foundation.graph;

/// An edge of a graph.
///
/// @param label what stands beside it; may be empty
/// @param kind how it is drawn
public record GraphEdge(String from, String to, String label, EdgeKind kind) {}
