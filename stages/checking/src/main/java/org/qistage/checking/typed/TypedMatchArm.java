package org.qistage.checking.typed;

import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// An arm of 匹配: its statements run when it is the first whose pattern takes the value.
public record TypedMatchArm(NodeId id, Span span, TypedPattern pattern, TypedStatement.Block body)
    implements TypedNode {}
