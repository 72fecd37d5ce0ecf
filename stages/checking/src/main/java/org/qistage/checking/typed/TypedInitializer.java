package org.qistage.checking.typed;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// What gives the variables of a file their first values: assignments to them in source order. It runs
/// once, before the entry, after those of the files that the file imports.
///
/// @param suspends whether it may suspend
public record TypedInitializer(NodeId id, Span span, TypedStatement.Block body, boolean suspends)
    implements TypedNode {}
