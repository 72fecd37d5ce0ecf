package org.qistage.parsing;

import org.qistage.foundation.Node;

/// Any node of the syntax tree.
public sealed interface SyntaxNode extends Node
    permits Program,
        Name,
        Import,
        Declaration,
        Parameter,
        Receiver,
        FieldSyntax,
        VariantSyntax,
        Statement,
        Condition,
        MatchArm,
        SelectCase,
        Pattern,
        Expression,
        FieldValue,
        EntryValue,
        TypeSyntax {}
