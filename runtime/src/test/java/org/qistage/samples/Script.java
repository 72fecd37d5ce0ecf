package org.qistage.samples;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qistage.runtime.Channel;
import org.qistage.runtime.Context;
import org.qistage.runtime.Frame;
import org.qistage.runtime.Mutex;
import org.qistage.runtime.QiChannels;
import org.qistage.runtime.QiPrinting;
import org.qistage.runtime.QiSelections;
import org.qistage.runtime.QiSynchronization;
import org.qistage.runtime.QiTasks;
import org.qistage.runtime.Selection;
import org.qistage.runtime.Task;
import org.qistage.runtime.WaitGroup;
import org.qistage.runtime.failure.QiError;

/// A task that does one step after another, any of which may suspend: the shape of a generated
/// suspendable function, with its steps given as data.
public final class Script extends Task {
  private final List<Step> steps;
  private final long result;

  /// One operation, and what is done with its value.
  public interface Step {
    void run(Context context);

    /// Takes the value after a suspension.
    default void resumed(Context context) {
      QiTasks.qi_resumed_unit(context);
    }
  }

  private Script(List<Step> steps, long result) {
    this.steps = steps;
    this.result = result;
  }

  public static Script of(Step... steps) {
    return new Script(List.of(steps), 0);
  }

  public static Script returning(long result, Step... steps) {
    return new Script(List.of(steps), result);
  }

  @Override
  public void start(Context context) {
    run(0, null, context);
  }

  @Override
  public void finish(Context context) {
    QiTasks.qi_complete_task_i64(this, context.i64);
  }

  private void run(int from, @Nullable ScriptFrame saved, Context context) {
    for (int index = from; index < steps.size(); index++) {
      steps.get(index).run(context);
      if (context.suspended) {
        ScriptFrame frame = saved == null ? new ScriptFrame(this) : saved;
        frame.state = index + 1;
        context.push(frame);
        return;
      }
    }
    context.i64 = result;
    QiTasks.qi_complete_task_i64(this, result);
  }

  private static final class ScriptFrame extends Frame {
    private final Script script;

    ScriptFrame(Script script) {
      this.script = script;
    }

    @Override
    public void resume(Context context) {
      script.steps.get(state - 1).resumed(context);
      script.run(state, this, context);
    }
  }

  public static Step print(String text) {
    return context -> QiPrinting.qi_print_string(text, true, context);
  }

  public static Step yielding() {
    return QiTasks::qi_yield;
  }

  public static Step sleep(long milliseconds) {
    return context -> QiTasks.qi_sleep(milliseconds, context);
  }

  public static Step spawn(Task task) {
    return context -> QiTasks.qi_spawn_async(task, context);
  }

  /// A new task each time that it is reached.
  public static Step spawnNew(Supplier<Task> task) {
    return context -> QiTasks.qi_spawn_async(task.get(), context);
  }

  public static Step await(Task task) {
    return context -> QiTasks.qi_await_task(task, context);
  }

  public static Step awaitNumber(Task task, LongConsumer use) {
    return step(
        context -> {
          long value = QiTasks.qi_await_task_i64(task, context);
          if (!context.suspended) {
            use.accept(value);
          }
        },
        context -> use.accept(QiTasks.qi_resumed_i64(context)));
  }

  public static Step send(Channel channel, long value) {
    return context -> QiChannels.qi_channel_send_i64(channel, value, context);
  }

  public static Step receive(Channel channel, LongConsumer use) {
    return step(
        context -> {
          long value = QiChannels.qi_channel_receive_i64(channel, context);
          if (!context.suspended) {
            use.accept(value);
          }
        },
        context -> use.accept(QiTasks.qi_resumed_i64(context)));
  }

  /// The next value of the channel, or −1 when there is none.
  public static Step next(Channel channel, LongConsumer use) {
    return step(
        context -> {
          boolean there = QiChannels.qi_channel_next(channel, context);
          if (!context.suspended) {
            use.accept(there ? QiChannels.qi_channel_value_i64(context) : -1);
          }
        },
        context ->
            use.accept(
                QiTasks.qi_resumed_bool(context) ? QiChannels.qi_channel_value_i64(context) : -1));
  }

  public static Step close(Channel channel) {
    return context -> QiChannels.qi_channel_close(channel, context);
  }

  /// Chooses one of several things, and is given the selection and the number of the case.
  public static Step select(Consumer<Selection> cases, ObjLongConsumer<Selection> use) {
    return new Step() {
      private final Selection selection = QiSelections.qi_select_new();

      @Override
      public void run(Context context) {
        cases.accept(selection);
        long number = QiSelections.qi_select_wait(selection, context);
        if (!context.suspended) {
          use.accept(selection, number);
        }
      }

      @Override
      public void resumed(Context context) {
        use.accept(selection, QiTasks.qi_resumed_i64(context));
      }
    };
  }

  /// Whether the task ends within the time.
  public static Step awaitFor(Task task, long milliseconds, Consumer<Boolean> use) {
    return step(
        context -> {
          boolean ended = QiTasks.qi_await_task_for(task, milliseconds, context);
          if (!context.suspended) {
            use.accept(ended);
          }
        },
        context -> use.accept(QiTasks.qi_resumed_bool(context)));
  }

  public static Step cancel(Task task) {
    return context -> QiTasks.qi_task_cancel(task, context);
  }

  public static Step lock(Mutex mutex) {
    return context -> QiSynchronization.qi_mutex_lock(mutex, context);
  }

  public static Step unlock(Mutex mutex) {
    return context -> QiSynchronization.qi_mutex_unlock(mutex, context);
  }

  public static Step tryLock(Mutex mutex, LongConsumer use) {
    return context -> use.accept(QiSynchronization.qi_mutex_try_lock(mutex, context));
  }

  public static Step addTo(WaitGroup group, long more) {
    return context -> QiSynchronization.qi_wait_group_add(group, more, context);
  }

  public static Step done(WaitGroup group) {
    return context -> QiSynchronization.qi_wait_group_done(group, context);
  }

  public static Step waitFor(WaitGroup group) {
    return context -> QiSynchronization.qi_wait_group_wait(group, context);
  }

  /// The step inside a 尝试 whose 捕获 gets the error.
  public static Step catching(Step step, Consumer<QiError> handler) {
    return step(
        context -> {
          try {
            step.run(context);
          } catch (QiError error) {
            handler.accept(error);
          }
        },
        context -> {
          try {
            step.resumed(context);
          } catch (QiError error) {
            handler.accept(error);
          }
        });
  }

  private static Step step(Step first, Step after) {
    return new Step() {
      @Override
      public void run(Context context) {
        first.run(context);
      }

      @Override
      public void resumed(Context context) {
        after.run(context);
      }
    };
  }
}
