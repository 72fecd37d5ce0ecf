package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// The owner takes and adds while a thief steals: each of five tasks is claimed once, wherever it is in
/// the end.
@JCStressTest
@Outcome(id = "5, 1", expect = Expect.ACCEPTABLE, desc = "each once")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, or taken twice")
@State
public class WorkQueueStress extends StressWorkers {
  private final int[] taken = new int[5];
  private int byOne;
  private int byTwo;
  private final int[] takenByTwo = new int[5];

  public WorkQueueStress() {
    for (int i = 0; i < 3; i++) {
      one.queue.add(task(i));
    }
  }

  private static Task task(int number) {
    Task task = new StressTask();
    task.number = number;
    return task;
  }

  @Actor
  public void owner() {
    take(one.queue.poll());
    one.queue.add(task(3));
    take(one.queue.poll());
    one.queue.addNext(task(4));
    take(one.queue.pollNext());
    take(one.queue.poll());
  }

  private void take(Task task) {
    if (task != null) {
      byOne++;
      taken[task.number]++;
    }
  }

  @Actor
  public void thief() {
    takeByTwo(two.queue.stealFrom(one.queue));
    takeByTwo(WorkQueue.stealNext(one.queue));
    takeByTwo(two.queue.stealFrom(one.queue));
    takeByTwo(two.queue.poll());
  }

  private void takeByTwo(Task task) {
    if (task != null) {
      byTwo++;
      takenByTwo[task.number]++;
    }
  }

  @Arbiter
  public void rest(II_Result result) {
    for (Task task = two.queue.poll(); task != null; task = two.queue.poll()) {
      takeByTwo(task);
    }
    take(one.queue.pollNext());
    for (Task task = one.queue.poll(); task != null; task = one.queue.poll()) {
      take(task);
    }
    result.r1 = byOne + byTwo;
    result.r2 = 0;
    for (int i = 0; i < taken.length; i++) {
      result.r2 = Math.max(result.r2, taken[i] + takenByTwo[i]);
    }
  }
}
