/// The runtime for programs written in C: the seed's functions as pointers to functions, over the Foreign
/// Function & Memory API.
///
/// Input: a shared library with `int qi_main(const QiRuntime *)`. Output: what it prints, how it ended,
/// and which of its native memory it has not freed.
///
/// Invariants: tasks given as C callbacks run in the one ready queue of the scheduler; no exception ever
/// leaves a call that C has made, since the JVM would end there: a call that fails does not return. What
/// the interface hands out is checked whenever it comes back; what C does with its own pointers cannot be.
///
/// Example: `CProgram.run(Path.of("program.so"), options)`; the header is
/// `docs/examples/c-interface/qi_runtime.h`.
@NullMarked
package org.qistage.runtime.ffi;

import org.jspecify.annotations.NullMarked;
