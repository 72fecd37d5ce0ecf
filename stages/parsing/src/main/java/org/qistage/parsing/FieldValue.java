package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `横: 1` in a struct literal.
public record FieldValue(NodeId id, Span span, Name name, Expression value) implements SyntaxNode {}
