package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A field of a struct: `型 名;` or `名: 型,`.
public record FieldSyntax(NodeId id, Span span, Name name, TypeSyntax type) implements SyntaxNode {}
