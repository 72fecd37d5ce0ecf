package org.qistage.tests.golden;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qistage.checking.typed.TypedPrinter;
import org.qistage.codegen.BytecodePrinter;
import org.qistage.foundation.Language;
import org.qistage.foundation.text.render.DiagnosticRenderer;
import org.qistage.lexing.TokenPrinter;
import org.qistage.lowering.LoweredPrinter;
import org.qistage.parsing.SyntaxPrinter;
import org.qistage.pipeline.FileSnapshot;
import org.qistage.pipeline.trace.Trace;
import org.qistage.pipeline.trace.TraceNavigator;
import org.qistage.pipeline.trace.TraceText;
import org.qistage.runtime.trace.RecordingLimits;
import org.qistage.tests.Compilation;
import org.qistage.tests.ProgramRun;

/// The text forms that a case may hold, each by the printer that tools use too.
final class ArtifactPrinter {
  static final List<CaseFile> FILES =
      List.of(
          CaseFile.TOKENS,
          CaseFile.TREE,
          CaseFile.TYPED,
          CaseFile.LOWERED,
          CaseFile.BYTECODE,
          CaseFile.TRACE,
          CaseFile.RENDERED_CHINESE,
          CaseFile.RENDERED_ENGLISH);

  private ArtifactPrinter() {}

  /// The text that a file of the case should hold; empty when errors kept its stage from running.
  static Optional<String> print(CaseFile file, Compilation compilation) {
    return switch (file) {
      case TOKENS -> Optional.of(TokenPrinter.print(compilation.tokens()));
      case TREE -> Optional.of(SyntaxPrinter.print(compilation.tree()));
      case TYPED -> each(compilation, made -> made.typed().map(TypedPrinter::print));
      case LOWERED -> each(compilation, made -> made.lowered().map(LoweredPrinter::print));
      case BYTECODE -> each(compilation, made -> made.classes().map(BytecodePrinter::print));
      case TRACE -> Optional.of(trace(compilation));
      case RENDERED_CHINESE -> Optional.of(rendered(compilation, Language.ZH));
      case RENDERED_ENGLISH -> Optional.of(rendered(compilation, Language.EN));
      case PROGRAM, RUN_OPTIONS, RUN_IN, DIAGNOSTICS, RUN_OUT, RUN_ERR, RUN_STATUS ->
          throw new IllegalArgumentException(file + " is no artifact");
    };
  }

  private static String trace(Compilation compilation) {
    Trace trace =
        ProgramRun.recordingOf(compilation, List.of(), 0, RecordingLimits.DEFAULT).trace();
    StringWriter text = new StringWriter();
    try {
      new TraceText(new TraceNavigator(trace), Language.EN).writeEvents(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String rendered(Compilation compilation, Language language) {
    DiagnosticRenderer renderer = new DiagnosticRenderer(language, false);
    StringBuilder text = new StringBuilder();
    compilation
        .byFile()
        .forEach((source, diagnostics) -> text.append(renderer.renderAll(source, diagnostics)));
    return text.toString();
  }

  /// What was made of the compiled file, then of each other one under its name.
  private static Optional<String> each(
      Compilation compilation, Function<FileSnapshot, Optional<String>> print) {
    List<String> texts = new ArrayList<>();
    for (FileSnapshot file : compilation.snapshot().files()) {
      String heading = texts.isEmpty() ? "" : "== " + file.source().name() + "\n\n";
      print.apply(file).ifPresent(text -> texts.add(heading + text));
    }
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
  }
}
