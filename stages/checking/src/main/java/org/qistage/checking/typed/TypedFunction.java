package org.qistage.checking.typed;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A function of the program with its checked body; its parameters stand in its symbol.
public record TypedFunction(NodeId id, Span span, SymbolId symbol, TypedStatement.Block body)
    implements TypedNode {}
