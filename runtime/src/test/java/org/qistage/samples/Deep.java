package org.qistage.samples;

import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.QiErrors;
import org.qistage.runtime.QiNumbers;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Task;

/// `函数 深(层: 整数): 整数 { 如果 层 == 0 { 睡眠(1); 返回 除(1, 数); } 返回 1 + 深(层 - 1); }` and its like: direct awaits
/// nested to any depth, which suspend at the bottom.
public final class Deep extends Task {
  private final long depth;
  private final Bottom bottom;

  /// What happens at the bottom after the sleep.
  public enum Bottom {
    RETURN,
    DIVIDE_BY_ZERO,
    SLEEP_AGAIN
  }

  public Deep(long depth, Bottom bottom) {
    this.depth = depth;
    this.bottom = bottom;
  }

  @Override
  public void start(Context context) {
    long value = deep(depth, bottom, context);
    if (!context.suspended) {
      QiTasks.qi_complete_task_i64(this, value);
    }
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task_i64(this, context.i64);
  }

  static long deep(long depth, Bottom bottom, Context context) {
    if (depth == 0) {
      QiTasks.qi_sleep(1, context);
      BottomFrame frame = new BottomFrame(bottom);
      frame.state = 1;
      context.push(frame);
      return 0;
    }
    long inner = deep(depth - 1, bottom, context);
    if (context.suspended) {
      DeepFrame frame = new DeepFrame();
      frame.state = 1;
      context.push(frame);
      return 0;
    }
    return Math.addExact(1, inner);
  }

  static long divide(long dividend, long divisor) {
    return QiNumbers.qi_div_i64(dividend, divisor);
  }

  static long overflow(long number) {
    return Math.addExact(number, Long.MAX_VALUE);
  }

  static void raise(String text) {
    QiErrors.qi_panic(text);
  }

  /// The frame of the innermost activation.
  static final class BottomFrame extends Frame {
    private final Bottom bottom;
    private int times;

    BottomFrame(Bottom bottom) {
      this.bottom = bottom;
    }

    @Override
    public void resume(Context context) {
      QiTasks.qi_resumed_unit(context);
      switch (bottom) {
        case RETURN -> context.i64 = 0;
        case DIVIDE_BY_ZERO -> context.i64 = divide(1, 0);
        case SLEEP_AGAIN -> {
          times++;
          if (times < 1000) {
            QiTasks.qi_sleep(1, context);
            state = 2;
            context.push(this);
          } else {
            context.i64 = times;
          }
        }
      }
    }
  }

  /// The frame of every other activation.
  static final class DeepFrame extends Frame {
    @Override
    public void resume(Context context) {
      long inner = QiTasks.qi_resumed_i64(context);
      context.i64 = Math.addExact(1, inner);
    }
  }
}
