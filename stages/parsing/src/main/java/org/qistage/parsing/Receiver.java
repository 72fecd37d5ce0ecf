package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `(自身 点)` or `(变量 自身 点)` before a method's name.
public record Receiver(NodeId id, Span span, boolean mutable, Name name, TypeSyntax type)
    implements SyntaxNode {}
