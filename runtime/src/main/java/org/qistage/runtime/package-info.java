/// The runtime of Qi programs: tasks and their scheduler, generators, values, errors and I/O.
///
/// Input: generated classes that extend {@link org.qistage.runtime.Task}, {@link
/// org.qistage.runtime.Frame} and {@link org.qistage.runtime.Generator}. Output: what the program
/// prints and how it ended.
///
/// Invariants: knows no type of the compiler; holds no static state, so that runs in one JVM do not
/// touch each other; a failure of a program is a Qi error, never a Java stack trace.
///
/// Example: the root task returns at its first `等待` with the context suspended; the scheduler keeps
/// its frames and takes the next task from the ready queue.
@NullMarked
package org.qistage.runtime;

import org.jspecify.annotations.NullMarked;
