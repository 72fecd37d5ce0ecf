package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `键: 值` in a dictionary literal.
public record EntryValue(NodeId id, Span span, Expression key, Expression value)
    implements SyntaxNode {}
