/// The explorer's window.
///
/// **Input:** a Qi file named on the command line, or none. **Output:** one window that shows the
/// file's text.
///
/// Invariants: view models import no toolkit class and are tested without one; a file that cannot
/// be read gives a message in the window, never an exception.
///
/// Example: `Explorer lessons/programs/seed.qi` opens a window titled `Qi Stage · seed.qi`.
@NullMarked
package org.qistage.explorer.shell;

import org.jspecify.annotations.NullMarked;
