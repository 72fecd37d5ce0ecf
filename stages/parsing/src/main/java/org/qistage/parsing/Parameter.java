package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `名: 型`.
public record Parameter(NodeId id, Span span, Name name, TypeSyntax type) implements SyntaxNode {}
