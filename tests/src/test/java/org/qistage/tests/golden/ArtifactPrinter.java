package org.qistage.tests.golden;

import java.util.List;
import java.util.Optional;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.codegen.BytecodePrinter;
import org.qistage.foundation.Language;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.lexing.TokenPrinter;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.parsing.SyntaxPrinter;
import org.qistage.tests.Compilation;

/// The text forms that a case may hold, each by the printer that tools use too.
final class ArtifactPrinter {
  static final List<CaseFile> FILES =
      List.of(
          CaseFile.TOKENS,
          CaseFile.TREE,
          CaseFile.TYPED,
          CaseFile.LOWERED,
          CaseFile.BYTECODE,
          CaseFile.RENDERED_CHINESE,
          CaseFile.RENDERED_ENGLISH);

  private ArtifactPrinter() {}

  /// The text that a file of the case should hold; empty when errors kept its stage from running.
  static Optional<String> print(CaseFile file, Compilation compilation) {
    return switch (file) {
      case TOKENS -> Optional.of(TokenPrinter.print(compilation.tokens()));
      case TREE -> Optional.of(SyntaxPrinter.print(compilation.tree()));
      case TYPED -> Optional.of(TypedPrinter.print(compilation.typed()));
      case LOWERED -> Optional.of(LoweredPrinter.print(compilation.lowered()));
      case BYTECODE -> compilation.classes().map(BytecodePrinter::print);
      case RENDERED_CHINESE -> Optional.of(rendered(compilation, Language.ZH));
      case RENDERED_ENGLISH -> Optional.of(rendered(compilation, Language.EN));
      case PROGRAM, RUN_OPTIONS, DIAGNOSTICS, RUN_OUT, RUN_ERR, RUN_STATUS ->
          throw new IllegalArgumentException(file + " is no artifact");
    };
  }

  private static String rendered(Compilation compilation, Language language) {
    return new DiagnosticRenderer(language, false)
        .renderAll(compilation.source(), compilation.diagnostics());
  }
}
