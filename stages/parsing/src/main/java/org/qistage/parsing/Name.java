package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A name where it is declared or referred to, after NFC. An empty text stands where recovery found
/// none.
public record Name(NodeId id, Span span, String text) implements SyntaxNode {}
