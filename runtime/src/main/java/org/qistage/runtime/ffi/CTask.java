package org.qistage.runtime.ffi;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Task;

/// A function of a C program as a task of the scheduler. The program knows it by its handle.
abstract sealed class CTask extends Task {
  final CRuntime runtime;
  final MemorySegment function;
  final long handle;

  CTask(CRuntime runtime, MemorySegment function, long handle) {
    this.runtime = runtime;
    this.function = function;
    this.handle = handle;
  }

  /// Completes the task.
  ///
  /// @param result what `qi_await_task` gives
  final void complete(long result) {
    runtime.ended(this, result);
    QiTasks.qi_complete_task(this);
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task(this);
  }

  /// A function that is called once; what it returns is the task's result.
  static final class Call extends CTask {
    private final long argument;

    Call(CRuntime runtime, MemorySegment function, long handle, long argument) {
      super(runtime, function, handle);
      this.argument = argument;
    }

    @Override
    public void start(Context context) {
      complete(runtime.call(this, argument));
    }
  }

  /// A function that is called again and again: what it returns is given to it the next time, until it
  /// returns null. Between two calls the task is at the tail of the ready queue, or waits for the task
  /// that the function has asked for in vain.
  static final class Coroutine extends CTask {
    private long given;
    private @Nullable CTask awaited;

    Coroutine(CRuntime runtime, MemorySegment function, long handle, long state) {
      super(runtime, function, handle);
      this.given = state;
    }

    /// Lets the next call wait until a task has ended.
    void await(CTask other) {
      awaited = other;
    }

    @Override
    public void start(Context context) {
      step(context, new Between(this));
    }

    private void step(Context context, Between frame) {
      awaited = null;
      given = runtime.call(this, given);
      if (given == 0) {
        complete(0);
        return;
      }
      if (awaited == null) {
        QiTasks.qi_yield(context);
      } else {
        QiTasks.qi_await_task(awaited, context);
      }
      frame.state = 1;
      context.push(frame);
    }
  }

  /// The saved frame of a coroutine between two calls.
  private static final class Between extends Frame {
    private final Coroutine coroutine;

    Between(Coroutine coroutine) {
      this.coroutine = coroutine;
    }

    @Override
    public void resume(Context context) {
      QiTasks.qi_resumed_unit(context);
      coroutine.step(context, this);
    }
  }
}
