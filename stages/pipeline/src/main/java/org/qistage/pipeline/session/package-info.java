/// Sessions: one input after another, each compiled and run at once, with what the earlier ones
/// declared.
///
/// Input: pieces of program text. Output: what they print, or their diagnostics.
///
/// How state lives on (docs/decisions/0008): each input is compiled together with the declarations that
/// are still in force, but only its own part is run. {@link
/// org.qistage.pipeline.launch.SessionLauncher} moves the variables of a session from the classes of
/// the single inputs into classes of their own, one a variable, which all inputs share. Nothing is ever
/// run twice. An input stands on the lines on which it was entered, so diagnostics and traces name the
/// lines that the prompt counted.
///
/// Invariants: an input with an error changes nothing; functions, closures, coroutines and tasks of
/// earlier inputs read and write the very variables that later inputs see.
///
/// Example: `变量 甲 = 1;`, then `甲 += 1;`, then `甲` prints 2.
@NullMarked
package org.qistage.pipeline.session;

import org.jspecify.annotations.NullMarked;
