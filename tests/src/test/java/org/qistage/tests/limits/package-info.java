/// Programs at the compiler's stated limits, and input that is no program.
///
/// Input: programs made here, too large to keep as files. Output: for each one located diagnostic, or
/// a program that compiles, and never an exception or a hang.
@NullMarked
package org.qistage.tests.limits;

import org.jspecify.annotations.NullMarked;
