package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A whole file.
public record Program(
    NodeId id,
    Span span,
    Optional<Name> packageName,
    List<Import> imports,
    List<Declaration> declarations)
    implements SyntaxNode {
  public Program {
    imports = List.copyOf(imports);
    declarations = List.copyOf(declarations);
  }
}
