package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZJ_Result;

/// A sender and a receiver meet on a channel without a buffer: both go on, with the value.
@JCStressTest
@Outcome(id = "true, true, 5", expect = Expect.ACCEPTABLE, desc = "handed over")
@Outcome(expect = Expect.FORBIDDEN, desc = "somebody waits for ever, or the value is lost")
@State
public class ChannelStress extends StressWorkers {
  private final Channel channel = Channel.ofScalars(0);
  private final Task sender = running(one);
  private final Task receiver = running(two);
  private boolean receivedAtOnce;
  private long received;

  @Actor
  public void send() {
    channel.send(5, null, one.context);
    boolean _ = park(sender, one);
  }

  @Actor
  public void receive() {
    channel.receive(two.context);
    if (!two.context.suspended) {
      receivedAtOnce = true;
      received = two.context.i64;
    } else {
      boolean _ = park(receiver, two);
    }
  }

  @Arbiter
  public void look(ZZJ_Result result) {
    result.r1 = sender.status != Task.SUSPENDED;
    result.r2 = receiver.status != Task.SUSPENDED;
    result.r3 = receivedAtOnce ? received : receiver.i64;
  }
}
