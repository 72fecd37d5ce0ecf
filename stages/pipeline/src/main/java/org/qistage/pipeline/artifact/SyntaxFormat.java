package org.qistage.pipeline.artifact;

import org.qistage.foundation.json.ArtifactFormat;
import org.qistage.foundation.json.Codecs;
import org.qistage.parsing.SyntaxTree;

/// `qi-stage/syntax/1`.
final class SyntaxFormat {
  static final ArtifactFormat<SyntaxTree> FORMAT =
      new ArtifactFormat<>(
          "syntax",
          1,
          SyntaxTree.class,
          new Codecs(),
          (tree, findings) -> SourceFormat.check(tree.source(), findings));

  private SyntaxFormat() {}
}
