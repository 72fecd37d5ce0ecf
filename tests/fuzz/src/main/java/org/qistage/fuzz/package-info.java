/// Bytes → the stages that read what people and other programs write. Whatever the bytes are, there is
/// a result and no exception: a fault is a diagnostic.
///
/// A target is a class with `fuzzerTestOneInput(byte[])`, which is how Jazzer calls it. The inputs that
/// once went wrong or reach far stand in `tests/fuzz/corpus/<target>`; the tests run all of them.
@NullMarked
package org.qistage.fuzz;

import org.jspecify.annotations.NullMarked;
