package org.qistage.pipeline.view;

import java.util.OptionalInt;
import org.qistage.lexing.Channel;
import org.qistage.lexing.TokenKind;
import org.qistage.pipeline.StageArtifacts;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.graph.TreeGraphs;

/// How much a stage made, in the unit that tells most.
public final class StageCounts {
  private StageCounts() {}

  /// Tokens that the parser sees, nodes of the syntax tree, functions that were checked, functions of the
  /// lowered program, or classes; empty when the stage made nothing.
  public static OptionalInt of(StageArtifacts artifacts, StageId stage) {
    return switch (stage) {
      case LEX ->
          artifacts
              .tokens()
              .map(
                  stream ->
                      stream.tokens().stream()
                          .filter(token -> token.channel() == Channel.DEFAULT)
                          .filter(token -> token.kind() != TokenKind.EOF)
                          .count())
              .map(count -> OptionalInt.of(count.intValue()))
              .orElse(OptionalInt.empty());
      case PARSE -> size(artifacts.syntax().map(TreeGraphs::size));
      case CHECK -> size(artifacts.typed().map(program -> program.functions().size()));
      case LOWER -> size(artifacts.lowered().map(program -> program.functions().size()));
      case CODEGEN -> size(artifacts.classes().map(files -> files.classes().size()));
    };
  }

  private static OptionalInt size(java.util.Optional<Integer> size) {
    return size.map(OptionalInt::of).orElse(OptionalInt.empty());
  }
}
