/// Plain text for people: how wide it shows, and how its invisible characters are written.
///
/// Input and output: strings. Invariants: nothing depends on the locale or on a terminal.
///
/// Example: `DisplayWidth.padRight("气", 4)` is the Hanzi and two spaces.
@NullMarked
package org.qistage.foundation.text;

import org.jspecify.annotations.NullMarked;
