package org.qistage.parsing;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.NodeId;
import org.qistage.foundation.SourceText;

/// The artifact of parsing.
///
/// @param rules the grammar rule (and `#label`) that made each node, indexed by node id
public record SyntaxTree(SourceText source, Program program, List<String> rules)
    implements Artifact {
  public SyntaxTree {
    rules = List.copyOf(rules);
  }

  public String rule(NodeId node) {
    return node.value() < rules.size() ? rules.get(node.value()) : "";
  }
}
