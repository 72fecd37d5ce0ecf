package org.qistage.runtime.ffi;

import java.util.Optional;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Task;

/// What `qi_main` waits for, as a task: the scheduler runs until it has ended.
abstract sealed class CWait extends Task {

  /// The next task to be awaited; empty at the end.
  abstract Optional<CTask> next();

  @Override
  public void start(Context context) {
    await(context, new Waiting(this));
  }

  private void await(Context context, Waiting frame) {
    Optional<CTask> next = next();
    if (next.isEmpty()) {
      QiTasks.qi_complete_task(this);
    } else {
      QiTasks.qi_await_task(next.get(), context);
      frame.state = 1;
      context.push(frame);
    }
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task(this);
  }

  /// The program knows nothing of it.
  @Override
  protected boolean concernsSomebody() {
    return false;
  }

  private static final class Waiting extends Frame {
    private final CWait wait;

    Waiting(CWait wait) {
      this.wait = wait;
    }

    @Override
    public void resume(Context context) {
      QiTasks.qi_resumed_unit(context);
      wait.await(context, this);
    }
  }

  /// For one task.
  static final class ForTask extends CWait {
    private final CRuntime runtime;
    private final long handle;

    ForTask(CRuntime runtime, long handle) {
      this.runtime = runtime;
      this.handle = handle;
    }

    @Override
    Optional<CTask> next() {
      return runtime.running(handle);
    }
  }

  /// For all tasks, also those that are started meanwhile.
  static final class ForAll extends CWait {
    private final CRuntime runtime;

    ForAll(CRuntime runtime) {
      this.runtime = runtime;
    }

    @Override
    Optional<CTask> next() {
      return runtime.firstRunning();
    }
  }

  /// For its own turn, which comes after those who are ready now.
  static final class ForTurn extends CWait {
    @Override
    Optional<CTask> next() {
      return Optional.empty();
    }
  }
}
