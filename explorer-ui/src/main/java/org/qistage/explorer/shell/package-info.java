/// The explorer's window and its command line.
///
/// **Input:** arguments, a Qi file among them or none. **Output:** one window: the rail of the stages on top,
/// the editor and the views of the stages below it, then the clock with the lanes of the tasks, the output
/// and the problems. Or, with `--screenshots`, pictures of all that in files.
///
/// Invariants: view models import no toolkit class and are tested without one; a file that cannot be read
/// gives a message in the window, never an exception.
///
/// Example: `Explorer lessons/programs/seed.qi`.
@NullMarked
package org.qistage.explorer.shell;

import org.jspecify.annotations.NullMarked;
