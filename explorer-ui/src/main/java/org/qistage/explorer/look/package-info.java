/// How the explorer looks: fonts, colours, sizes.
///
/// **Input:** the settings. **Output:** a style sheet for a scene that follows them, and the same colours for
/// what is drawn by hand.
///
/// Invariants: every colour comes from [Palette], which has a light and a dark one; no meaning is told by
/// colour alone; sizes are multiples of the font's, so that one number enlarges everything.
///
/// Example: `Look.dress(scene, settings)`.
@NullMarked
package org.qistage.explorer.look;

import org.jspecify.annotations.NullMarked;
