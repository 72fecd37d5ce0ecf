package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;

/// A task that waits for a value is cancelled while the value is sent: it ends as cancelled; the value
/// stays in the buffer, or is lost with it where it came first.
@JCStressTest
@Outcome(id = "CANCELLED, 1", expect = Expect.ACCEPTABLE, desc = "cancelled first")
@Outcome(id = "CANCELLED, 0", expect = Expect.ACCEPTABLE, desc = "sent first")
@Outcome(expect = Expect.FORBIDDEN, desc = "not cancelled")
@State
public class CancellationStress extends StressWorkers {
  private final Channel channel = Channel.ofScalars(1);
  private final Task receiver = running(one);

  public CancellationStress() {
    channel.receive(one.context);
    boolean _ = park(receiver, one);
    running(one);
    running(two);
  }

  @Actor
  public void send() {
    channel.send(5, null, one.context);
  }

  @Actor
  public void cancel() {
    Cancellation.of(receiver, two.context);
  }

  @Arbiter
  public void look(LI_Result result) {
    result.r1 = receiver.state();
    Selection probe = new Selection();
    probe.addReceive(channel);
    result.r2 = probe.attempt(one.context) < 0 ? 0 : 1;
  }
}
