/// What the explorer knows, without a toolkit.
///
/// **Input:** the text of the open program, and what the user points at. **Output:** observable, immutable
/// values that every view draws: the [Program] (what the stages and a recording made of the text), the
/// [Focus] (the piece of source that is lit everywhere), the [Clock] (the one position in time).
///
/// ```
///   Document ──text──▶ ProgramService ──Program──▶ views
///                        (own threads)     │
///                                          ├──▶ Clock ──Moment──▶ views
///   Settings ─────────────────────────────▶│
///   Focus ◀──────── a click in any view ───┘──▶ views
/// ```
///
/// Invariants: nothing here imports `javafx.scene`; all properties change on one thread only, that of the
/// given executor (JavaFX's in the app); compiling and recording never happen on it; what is published
/// never changes afterwards.
///
/// Example: `new Workbench(settings, Platform::runLater, diskFiles).open(path)`.
@NullMarked
package org.qistage.explorer.model;

import org.jspecify.annotations.NullMarked;
