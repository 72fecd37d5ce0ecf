package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// What may stand at the top of a file.
public sealed interface Declaration extends SyntaxNode {

  /// A function, or a method when it has a receiver or stands in a `方法` block.
  record Function(
      NodeId id,
      Span span,
      boolean exported,
      FunctionFlavor flavor,
      Optional<Receiver> receiver,
      Name name,
      List<Parameter> parameters,
      Optional<TypeSyntax> result,
      Statement.Block body)
      implements Declaration {
    public Function {
      parameters = List.copyOf(parameters);
    }
  }

  /// `方法 点 { 函数 … }`.
  record Methods(NodeId id, Span span, Name type, List<Function> functions) implements Declaration {
    public Methods {
      functions = List.copyOf(functions);
    }
  }

  record Struct(NodeId id, Span span, boolean exported, Name name, List<FieldSyntax> fields)
      implements Declaration {
    public Struct {
      fields = List.copyOf(fields);
    }
  }

  record Enumeration(
      NodeId id, Span span, boolean exported, Name name, List<VariantSyntax> variants)
      implements Declaration {
    public Enumeration {
      variants = List.copyOf(variants);
    }
  }

  /// A variable of the module.
  record ModuleVariable(NodeId id, Span span, boolean exported, Statement.Variable variable)
      implements Declaration {}

  /// Text that recovery could make nothing of.
  record Malformed(NodeId id, Span span) implements Declaration {}
}
