package org.qistage.pipeline;

import java.util.List;
import org.qistage.foundation.Artifact;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.SourceText;
import org.qistage.lowering.LoweringOptions;
import org.qistage.lowering.LoweringOptions.Counting;

/// What to compile, and how far.
///
/// @param start a {@link SourceFile}, or the artifact of the stage before the first that is to run
/// @param earlier what was said about the program before `start`
/// @param foreign whether `start` was not made by Qi Stage in this JVM
/// @param last the last stage to run
/// @param passes whether to keep what each pass of lowering makes
/// @param lowering what kind of build lowering makes
/// @param files where imported files come from, and those that join the compiled one
public record CompileRequest(
    Artifact start,
    List<Diagnostic> earlier,
    boolean foreign,
    StageId last,
    boolean passes,
    LoweringOptions lowering,
    FileSource files) {
  public CompileRequest {
    earlier = List.copyOf(earlier);
  }

  /// From the text of a program; there are no other files.
  public static CompileRequest of(SourceText source, StageId last) {
    return new CompileRequest(
        new SourceFile(source),
        List.of(),
        false,
        last,
        false,
        LoweringOptions.RUN,
        FileSource.none());
  }

  /// From an artifact that was read; there are no other files.
  public static CompileRequest from(Artifact artifact, List<Diagnostic> earlier, StageId last) {
    return new CompileRequest(
        artifact, earlier, true, last, false, LoweringOptions.RUN, FileSource.none());
  }

  /// The same with what each pass of lowering makes.
  public CompileRequest withPasses() {
    return new CompileRequest(start, earlier, foreign, last, true, lowering, files);
  }

  /// The same up to another stage.
  public CompileRequest withLast(StageId other) {
    return new CompileRequest(start, earlier, foreign, other, passes, lowering, files);
  }

  /// The same with another kind of build.
  public CompileRequest withLowering(LoweringOptions other) {
    return new CompileRequest(start, earlier, foreign, last, passes, other, files);
  }

  /// The same with other files that the program may import.
  public CompileRequest withFiles(FileSource other) {
    return new CompileRequest(start, earlier, foreign, last, passes, lowering, other);
  }

  /// The same for a program that counts its references.
  public CompileRequest withReferenceCounting() {
    return withLowering(lowering.with(Counting.ELIDED));
  }

  /// The same with what was said about the program before.
  public CompileRequest withEarlier(List<Diagnostic> diagnostics) {
    return new CompileRequest(start, diagnostics, foreign, last, passes, lowering, files);
  }
}
