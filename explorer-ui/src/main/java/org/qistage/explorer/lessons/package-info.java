/// The course beside the program: a lesson's steps, which drive the panes, its checks, and how far the learner
/// has come.
///
/// **Input:** lessons as `org.qistage.lessons` reads them. **Output:** programs that are opened, views that are
/// shown, a position in time; verdicts.
///
/// Invariants: a lesson's programs are the learner's own copies, so nothing that is tried is lost and every
/// lesson can be begun anew; verdicts come from the lessons module, as those of `qi-stage grade` do.
@NullMarked
package org.qistage.explorer.lessons;

import org.jspecify.annotations.NullMarked;
