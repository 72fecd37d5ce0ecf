/// Benchmarks: how fast the pipeline compiles, how fast what it makes runs, how fast the command
/// starts. Every figure is told as a ratio to a peer that was measured in the same run.
///
/// Input: generated programs and `kernels/*.qi`. Output: a table, and JSON rows.
///
/// Example: `tests/bench/run.sh --quick --json rows.json`.
@NullMarked
package org.qistage.bench;

import org.jspecify.annotations.NullMarked;
