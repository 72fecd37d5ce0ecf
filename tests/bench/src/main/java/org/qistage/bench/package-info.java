/// Benchmarks: how fast the pipeline compiles, how fast what it makes runs, how fast the command
/// starts. Every figure is told as a ratio to a peer that was measured in the same run.
///
/// Input: `workloads/*.qi`, `kernels/*.qi`, generated programs, and the peers in Kotlin, Java, Go, Lua and
/// JavaScript. Output: a table, JSON rows and a chart.
///
/// Example: `tests/bench/run.sh --quick --json rows.json`.
@NullMarked
package org.qistage.bench;

import org.jspecify.annotations.NullMarked;
