package org.qistage.runtime;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZI_Result;

/// Two selections with the same channels in opposite orders, one of which sends: they meet on one
/// channel, and leave nothing in the lists of the other.
@JCStressTest
@Outcome(id = "true, true, 0", expect = Expect.ACCEPTABLE, desc = "met once")
@Outcome(expect = Expect.FORBIDDEN, desc = "did not meet, met twice, or left an entry behind")
@State
public class SelectionStress extends StressWorkers {
  private final Channel left = Channel.ofScalars(0);
  private final Channel right = Channel.ofScalars(0);
  private final Task sender = running(one);
  private final Task receiver = running(two);
  private final Selection sends = new Selection();
  private final Selection receives = new Selection();

  @Actor
  public void send() {
    sends.addSend(left, 3, null);
    sends.addSend(right, 4, null);
    int _ = sends.await(one.context);
    boolean _ = park(sender, one);
  }

  @Actor
  public void receive() {
    receives.addReceive(right);
    receives.addReceive(left);
    int _ = receives.await(two.context);
    boolean _ = park(receiver, two);
  }

  @Arbiter
  public void look(ZZI_Result result) {
    result.r1 = sender.status != Task.SUSPENDED && receiver.status != Task.SUSPENDED;
    result.r2 = receives.bits() == 3 || receives.bits() == 4;
    one.context.current = new StressTask();
    for (Channel channel : new Channel[] {left, right}) {
      Selection probe = new Selection();
      probe.addReceive(channel);
      probe.addSend(channel, 9, null);
      result.r3 += probe.attempt(one.context) < 0 ? 0 : 1;
    }
  }
}
