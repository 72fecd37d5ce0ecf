/// `qi-stage`, the command line.
///
/// Input: arguments, a file or standard input. Output: results on standard output, diagnostics on
/// standard error, and an exit status: 0 ok, 1 the program has errors or failed, 2 the command line
/// or a file named on it is wrong, 3 a fault of Qi Stage.
///
/// Invariants: no Java stack trace is shown unless `QI_STAGE_DEBUG=1`; every text is there in Chinese
/// and English; what a command does not need is not loaded.
///
/// Example: `qi-stage lex 甲.qi --format json | qi-stage run -`.
@NullMarked
package org.qistage.cli;

import org.jspecify.annotations.NullMarked;
