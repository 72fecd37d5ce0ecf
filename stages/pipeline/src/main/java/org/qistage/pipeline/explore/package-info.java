/// Runs a compiled program in many orders of its tasks and tells what was found in the program's own
/// names and lines.
///
/// Input: the snapshot of a debug build that tells what it reads ({@link
/// org.qistage.pipeline.explore.ProgramExplorer#BUILD}). Output: an {@link
/// org.qistage.pipeline.explore.ExplorationReport}. Invariants: the calling thread waits; the program's
/// time is virtual; the report depends on nothing but the program, its input and the options.
///
/// Example: a program whose tasks take two locks in different orders ends well in most orders; the report
/// has the deadlock as its second outcome, with the schedule that leads to it.
@NullMarked
package org.qistage.pipeline.explore;

import org.jspecify.annotations.NullMarked;
