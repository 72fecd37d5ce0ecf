package org.qistage.explorer.shell;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.qistage.explorer.model.Program;
import org.qistage.explorer.model.Recording;
import org.qistage.explorer.model.ViewId;
import org.qistage.explorer.model.Workbench;
import org.qistage.pipeline.StageId;
import org.qistage.pipeline.StageReport;
import org.qistage.runtime.trace.RunEnd;

/// How each stage of the newest program went.
final class RailModel {
  private final Workbench workbench;

  RailModel(Workbench workbench) {
    this.workbench = workbench;
  }

  /// How a stage went.
  enum State {
    /// It did not run.
    NONE,
    GOOD,
    WARNINGS,
    ERRORS,
    /// It is running.
    PENDING,
    /// A limit cut the recording short.
    CUT
  }

  /// @param count of what it made: tokens, nodes, functions, classes, events
  record Status(State state, OptionalInt count, OptionalLong nanos) {}

  private static final Status NOTHING =
      new Status(State.NONE, OptionalInt.empty(), OptionalLong.empty());

  Status statusOf(ViewId view) {
    @Nullable Program program = workbench.program().get();
    if (program == null) {
      return NOTHING;
    }
    return view.stage().map(stage -> compiled(stage, program)).orElseGet(() -> run(program));
  }

  private static Status compiled(StageId stage, Program program) {
    return program
        .compiled()
        .report(stage)
        .map(
            report ->
                new Status(
                    state(report), program.derived().count(stage), OptionalLong.of(report.nanos())))
        .orElse(NOTHING);
  }

  private static State state(StageReport report) {
    boolean errors =
        report.diagnostics().stream().anyMatch(located -> located.diagnostic().isError());
    if (errors) {
      return State.ERRORS;
    }
    return report.diagnostics().isEmpty() ? State.GOOD : State.WARNINGS;
  }

  private static Status run(Program program) {
    return switch (program.recording()) {
      case Recording.Pending _ ->
          new Status(State.PENDING, OptionalInt.empty(), OptionalLong.empty());
      case Recording.Refused _ -> NOTHING;
      case Recording.Broken _ ->
          new Status(State.ERRORS, OptionalInt.empty(), OptionalLong.empty());
      case Recording.Made(_, var navigator, var end) ->
          new Status(stateOf(end), OptionalInt.of(navigator.size()), OptionalLong.empty());
    };
  }

  private static State stateOf(RunEnd end) {
    return switch (end) {
      case RETURNED -> State.GOOD;
      case FAILED, DEADLOCK -> State.ERRORS;
      case EVENTS, DEPTH, HEAP, OUTPUT, TIME, STOPPED -> State.CUT;
    };
  }
}
