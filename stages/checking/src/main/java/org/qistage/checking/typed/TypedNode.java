package org.qistage.checking.typed;

import org.qistage.foundation.Node;

/// Any node of the typed tree.
public sealed interface TypedNode extends Node
    permits TypedFunction,
        TypedStatement,
        TypedExpression,
        TypedCondition,
        TypedTarget,
        TypedPattern,
        TypedMatchArm,
        TypedSelectCase,
        TypedInitializer,
        TypedBlockFunction {}
