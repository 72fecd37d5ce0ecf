/// The JSON formats of the artifacts, each with what must hold between its parts, and the reading of
/// an artifact of any kind.
///
/// Input: an artifact, or JSON text. Output: JSON text, or the artifact, or diagnostics.
///
/// Invariants: an artifact that was read is safe to give to the next stage: its spans lie in its
/// source, and every number that points into one of its tables does.
///
/// Example: `ArtifactKind.TOKENS` is written as `"schema": "qi-stage/tokens/1"`.
@NullMarked
package org.qistage.pipeline.artifact;

import org.jspecify.annotations.NullMarked;
