package org.qistage.parsing;

import java.util.List;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A variant of an enum with the types of its payload.
public record VariantSyntax(NodeId id, Span span, Name name, List<TypeSyntax> payload)
    implements SyntaxNode {
  public VariantSyntax {
    payload = List.copyOf(payload);
  }
}
