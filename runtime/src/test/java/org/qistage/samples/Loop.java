package org.qistage.samples;

import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Task;

/// A task that does one thing over and over, each of which may suspend it: the shape of a generated
/// loop. Its own number of turns is its result.
public final class Loop extends Task {
  private final BiPredicate<Context, Long> turn;
  private final Turned turned;

  /// What is done when a turn that suspended has been resumed.
  public interface Turned {
    void run(Context context);
  }

  private Loop(BiPredicate<Context, Long> turn, Turned turned) {
    this.turn = turn;
    this.turned = turned;
  }

  /// @param turn is given the number of the turn, from 0; false at the end
  public static Loop of(BiPredicate<Context, Long> turn) {
    return new Loop(turn, QiTasks::qi_resumed_unit);
  }

  public static Loop of(BiPredicate<Context, Long> turn, Turned turned) {
    return new Loop(turn, turned);
  }

  @Override
  public void start(Context context) {
    run(0, null, context);
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task_i64(this, context.i64);
  }

  private void run(long from, @Nullable LoopFrame saved, Context context) {
    long number = from;
    while (turn.test(context, number)) {
      if (context.suspended) {
        LoopFrame frame = saved == null ? new LoopFrame(this) : saved;
        frame.number = number;
        frame.state = 1;
        context.push(frame);
        return;
      }
      number++;
    }
    context.i64 = number;
    QiTasks.qi_complete_task_i64(this, number);
  }

  private static final class LoopFrame extends Frame {
    private final Loop loop;
    private long number;

    LoopFrame(Loop loop) {
      this.loop = loop;
    }

    @Override
    public void resume(Context context) {
      loop.turned.run(context);
      loop.run(number + 1, this, context);
    }
  }
}
