/// The only door for tools: runs the stages one after another, any of them replaced by another
/// implementation, and launches what comes out.
///
/// Input: a {@link org.qistage.pipeline.CompileRequest}: a source text, or an artifact of an earlier
/// stage; and a {@link org.qistage.pipeline.FileSource} for the files that it imports. Output: a {@link
/// org.qistage.pipeline.CompileSnapshot} with, for each file of the program, the artifact, the
/// diagnostics and the time of each stage.
///
/// Invariants: there is always a snapshot, however faulty the program; class files are only made of a
/// program without errors; what a replaced stage does wrong is a diagnostic, never an exception; the
/// caller's stack does not limit how deep a program nests.
///
/// Example: `Pipeline.standard().compile(CompileRequest.of(source, StageId.CHECK)).typed()`.
@NullMarked
package org.qistage.pipeline;

import org.jspecify.annotations.NullMarked;
