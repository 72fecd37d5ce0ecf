package org.qistage.pipeline.trace;

import java.util.List;
import java.util.Optional;
import org.qistage.runtime.trace.Cause;

/// A task at one moment.
///
/// @param name of the function that it runs
/// @param since the event at which it came into its state
/// @param waits what it waits for while it is suspended; several things in a 选择
/// @param depth how many calls it is in
public record TaskView(
    int number, String name, State state, int since, List<Wait> waits, int depth) {
  public TaskView {
    waits = List.copyOf(waits);
  }

  /// The seed's states of a task.
  public enum State {
    READY("就绪"),
    RUNNING("运行"),
    SUSPENDED("挂起"),
    COMPLETED("完成"),
    FAILED("失败"),
    CANCELLED("取消");

    private final String chinese;

    State(String chinese) {
      this.chinese = chinese;
    }

    public String chinese() {
      return chinese;
    }
  }

  /// One thing that a suspended task waits for.
  ///
  /// @param object the number of the channel, lock or wait group; 0 for none
  /// @param task the number of the task whose end is awaited; 0 for none
  /// @param deadline the moment, in nanoseconds since the run began; 0 for none
  /// @param sends what it wants to send
  public record Wait(
      Cause cause, int object, int task, long deadline, Optional<TraceValue> sends) {}
}
