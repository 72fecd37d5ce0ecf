package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IZ_Result;

/// Two tasks count under a lock: no count is lost, and who waits is handed the lock.
@JCStressTest
@Outcome(id = "2, true", expect = Expect.ACCEPTABLE, desc = "one after the other")
@Outcome(expect = Expect.FORBIDDEN, desc = "both at once, or one waits for ever")
@State
public class MutexStress extends StressWorkers {
  private final Mutex mutex = new Mutex();
  private final Task first = running(one);
  private final Task second = running(two);
  private int count;
  private boolean firstWaits;
  private boolean secondWaits;

  @Actor
  public void first() {
    mutex.lockFor(one.context);
    firstWaits = park(first, one);
    if (!firstWaits) {
      count++;
      mutex.unlockFor(one.context);
    }
  }

  @Actor
  public void second() {
    mutex.lockFor(two.context);
    secondWaits = park(second, two);
    if (!secondWaits) {
      count++;
      mutex.unlockFor(two.context);
    }
  }

  @Arbiter
  public void rest(IZ_Result result) {
    boolean handedOver = true;
    for (Task task : new Task[] {firstWaits ? first : null, secondWaits ? second : null}) {
      if (task != null) {
        handedOver &= mutex.holder() == task && task.status == Task.READY;
        count++;
        one.context.current = task;
        mutex.unlockFor(one.context);
      }
    }
    result.r1 = count;
    result.r2 = handedOver && mutex.holder() == null;
  }
}
