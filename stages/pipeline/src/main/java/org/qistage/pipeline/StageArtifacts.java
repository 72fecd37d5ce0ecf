package org.qistage.pipeline;

import java.util.Optional;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Artifact;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredProgram;
import org.qistage.parsing.SyntaxTree;

/// What the stages made, each artifact by its own type.
public sealed interface StageArtifacts permits FileSnapshot, CompileSnapshot {
  /// What a stage made; empty when it did not run or made nothing.
  Optional<Artifact> artifact(StageId stage);

  default Optional<TokenStream> tokens() {
    return artifact(StageId.LEX).map(TokenStream.class::cast);
  }

  default Optional<SyntaxTree> syntax() {
    return artifact(StageId.PARSE).map(SyntaxTree.class::cast);
  }

  default Optional<TypedProgram> typed() {
    return artifact(StageId.CHECK).map(TypedProgram.class::cast);
  }

  default Optional<LoweredProgram> lowered() {
    return artifact(StageId.LOWER).map(LoweredProgram.class::cast);
  }

  default Optional<ClassFiles> classes() {
    return artifact(StageId.CODEGEN).map(ClassFiles.class::cast);
  }
}
