package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/// A task ends while another comes to await it: the waiter goes on, with the value, and sees what the
/// task did before.
@JCStressTest
@Outcome(id = "true, 49", expect = Expect.ACCEPTABLE, desc = "told")
@Outcome(expect = Expect.FORBIDDEN, desc = "waits for ever, or goes on without the value")
@State
public class FutureStress extends StressWorkers {
  private final Task future = running(one);
  private final Task waiter = running(two);
  private long done;
  private long seen;

  @Actor
  public void end() {
    done = 7;
    future.i64 = 42;
    TaskDriver.complete(future, Task.COMPLETED, one.context);
  }

  @Actor
  public void await() {
    long value = QiTasks.qi_await_task_i64(future, two.context);
    if (two.context.suspended) {
      if (park(waiter, two)) {
        return;
      }
      value = waiter.i64;
    }
    seen = value + done;
    waiter.i64 = seen;
    waiter.status = Task.COMPLETED;
  }

  @Arbiter
  public void look(ZJ_Result result) {
    if (waiter.status == Task.COMPLETED) {
      result.r1 = true;
      result.r2 = seen;
    } else {
      result.r1 = waiter.status == Task.READY;
      result.r2 = waiter.i64 + done;
    }
  }
}
