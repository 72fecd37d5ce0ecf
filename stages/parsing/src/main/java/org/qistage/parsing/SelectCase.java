package org.qistage.parsing;

import java.util.List;
import java.util.Optional;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.Span;

/// A case of `选择`.
public sealed interface SelectCase extends SyntaxNode {
  List<Statement> body();

  record Receive(
      NodeId id, Span span, Optional<Name> name, Expression channel, List<Statement> body)
      implements SelectCase {
    public Receive {
      body = List.copyOf(body);
    }
  }

  record Send(NodeId id, Span span, Expression channel, Expression value, List<Statement> body)
      implements SelectCase {
    public Send {
      body = List.copyOf(body);
    }
  }

  /// `情况 超时(毫秒):`.
  record Timeout(NodeId id, Span span, Expression milliseconds, List<Statement> body)
      implements SelectCase {
    public Timeout {
      body = List.copyOf(body);
    }
  }

  record Default(NodeId id, Span span, List<Statement> body) implements SelectCase {
    public Default {
      body = List.copyOf(body);
    }
  }
}
