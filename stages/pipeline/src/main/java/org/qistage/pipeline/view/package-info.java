/// Artifacts as tools show them: rows and trees of plain values, so that a tool needs to know no stage.
///
/// Input: what a compilation made. Output: immutable views; every element has the span of the source that
/// it came from.
///
/// Invariants: a view holds what the artifact holds, in its order, and the words of the artifact's own
/// printer; nothing is made up for the sake of a picture.
///
/// Example: `TokenRow.of(snapshot).getFirst().text()` is the text of the first token.
@NullMarked
package org.qistage.pipeline.view;

import org.jspecify.annotations.NullMarked;
