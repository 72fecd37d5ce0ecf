package org.qistage.parsing;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// `模式 => 语句`.
public record MatchArm(NodeId id, Span span, Pattern pattern, Statement body)
    implements SyntaxNode {}
