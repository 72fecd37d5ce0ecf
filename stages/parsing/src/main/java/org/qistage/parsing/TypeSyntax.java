package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A type as written.
public sealed interface TypeSyntax extends SyntaxNode {

  /// `整数`, `数组<整数>`, `包.类型`.
  record Named(
      NodeId id, Span span, Optional<Name> qualifier, Name name, List<TypeSyntax> arguments)
      implements TypeSyntax {
    public Named {
      arguments = List.copyOf(arguments);
    }
  }

  /// `[T]` or `[T; n]`.
  record Array(NodeId id, Span span, TypeSyntax element, OptionalLong length)
      implements TypeSyntax {}

  /// `函数 (整数, 整数): 整数`.
  record Function(NodeId id, Span span, List<TypeSyntax> parameters, Optional<TypeSyntax> result)
      implements TypeSyntax {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  record Malformed(NodeId id, Span span) implements TypeSyntax {}
}
