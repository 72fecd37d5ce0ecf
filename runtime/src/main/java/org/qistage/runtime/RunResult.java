package org.qistage.runtime;

import java.util.List;
import java.util.Optional;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.memory.HeapReport;

/// How a run ended.
///
/// @param exitStatus 0 for a run without failure, 1 for a failure of the program, 3 for a fault of Qi
///     Stage
/// @param error what the root task or the whole run failed with
/// @param unawaited the failures of other tasks that no task was told of, in the order in which they
///     failed
/// @param unfinished the tasks that were cancelled because the run had ended, by number
/// @param heap what was left on the heap, in a run that counts references
/// @param report what was written to `err`; empty when there was nothing to tell
public record RunResult(
    int exitStatus,
    Optional<QiError> error,
    List<UnawaitedFailure> unawaited,
    List<TaskName> unfinished,
    Optional<HeapReport> heap,
    String report) {
  public static final int SUCCESS = 0;
  public static final int PROGRAM_FAILED = 1;
  public static final int INTERNAL_FAULT = 3;

  public RunResult {
    unawaited = List.copyOf(unawaited);
    unfinished = List.copyOf(unfinished);
  }

  /// The same with what was left on the heap.
  ///
  /// @param told what was written of it
  RunResult withHeap(Optional<HeapReport> other, String told) {
    return new RunResult(exitStatus, error, unawaited, unfinished, other, report + told);
  }

  /// The failure of a task that nobody awaited.
  public record UnawaitedFailure(TaskName task, QiError error) {}
}
