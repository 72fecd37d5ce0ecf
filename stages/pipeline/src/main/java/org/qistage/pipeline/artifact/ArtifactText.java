package org.qistage.pipeline.artifact;

import org.qistage.checking.typed.TypedPrinter;
import org.qistage.checking.typed.TypedProgram;
import org.qistage.codegen.BytecodePrinter;
import org.qistage.codegen.ClassFiles;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.SourceText;
import org.qistage.lexing.TokenPrinter;
import org.qistage.lexing.TokenStream;
import org.qistage.lowering.LoweredFunction;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.lowering.LoweredProgram;
import org.qistage.lowering.PassSnapshot;
import org.qistage.parsing.SyntaxPrinter;
import org.qistage.parsing.SyntaxTree;

/// Artifacts as text for people: the one printer of each.
public final class ArtifactText {
  private ArtifactText() {}

  /// The text form of an artifact, each line ended by LF.
  public static String print(Artifact artifact) {
    return switch (artifact) {
      case TokenStream tokens -> TokenPrinter.print(tokens);
      case SyntaxTree tree -> SyntaxPrinter.print(tree);
      case TypedProgram program -> TypedPrinter.print(program);
      case LoweredProgram program -> LoweredPrinter.print(program);
      case ClassFiles files -> BytecodePrinter.print(files);
      default -> artifact.source().text();
    };
  }

  /// The text form of one lowered function.
  public static String print(LoweredFunction function, SourceText source) {
    return LoweredPrinter.print(function, source);
  }

  /// The text form of what a pass of lowering made.
  public static String print(PassSnapshot snapshot, SourceText source) {
    return LoweredPrinter.print(snapshot, source);
  }
}
