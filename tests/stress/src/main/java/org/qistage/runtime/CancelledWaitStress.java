package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A task comes to wait while it is cancelled from another worker: one of the two sees the other, so the
/// task never waits on.
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "ended, or told to end and running")
@Outcome(expect = Expect.FORBIDDEN, desc = "waits on, although it was cancelled")
@State
public class CancelledWaitStress extends StressWorkers {
  private final Channel channel = Channel.ofScalars(0);
  private final Task receiver = running(one);

  public CancelledWaitStress() {
    running(two);
  }

  @Actor
  public void receive() {
    channel.receive(one.context);
    boolean _ = park(receiver, one);
  }

  @Actor
  public void cancel() {
    Cancellation.of(receiver, two.context);
  }

  @Arbiter
  public void look(ZZ_Result result) {
    result.r1 = receiver.status != Task.SUSPENDED;
    result.r2 = receiver.ended() || receiver.cancelRequested;
  }
}
