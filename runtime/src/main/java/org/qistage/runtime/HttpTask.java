package org.qistage.runtime;

import org.jspecify.annotations.Nullable;
import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.failure.QiError;
import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.http.HttpReply;
import org.qistage.runtime.http.HttpResponse;

/// A request as a task without a function of the program: it has no frames, and waits for its answer
/// outside of the scheduler. A backend that answers at once (from a file) completes it in its turn
/// like any other task, so the order of events stays the same in every run.
final class HttpTask extends Task {
  private final String url;

  HttpTask(String url) {
    this.url = url;
  }

  @Override
  public void start(Context context) {
    Reply reply = new Reply(context.scheduler);
    context.scheduler.http.get(url, reply);
    Scheduler.Outcome outcome = reply.outcomeNow();
    if (outcome instanceof Scheduler.Outcome.Value(Object value)) {
      ref = value;
    } else if (outcome instanceof Scheduler.Outcome.Failure(Fault fault)) {
      throw QiError.of(fault);
    } else {
      context.scheduler.beginOutside();
      context.suspend(Waiting.OUTSIDE, Outside.EVENT);
      reply.handOver();
    }
  }

  @Override
  public void finish(Context context) {
    ref = context.ref;
  }

  /// When everyone who awaited the answer has been cancelled, its failure concerns nobody.
  @Override
  public void withdraw(Task waiter, Scheduler scheduler) {
    super.withdraw(waiter, scheduler);
    failureSeen |= lastWaiter == null;
  }

  @Override
  boolean concernsSomebody() {
    return !failureSeen;
  }

  @Override
  TaskName name() {
    return new TaskName(number, "http.get");
  }

  /// Keeps an outcome that comes before the task is suspended, passes on one that comes later.
  private final class Reply implements HttpReply {
    private final Scheduler scheduler;
    private Scheduler.@Nullable Outcome outcome;
    private boolean handedOver;

    Reply(Scheduler scheduler) {
      this.scheduler = scheduler;
    }

    @Override
    public void answered(HttpResponse response) {
      end(new Scheduler.Outcome.Value(response));
    }

    @Override
    public void failed(Fault fault) {
      end(new Scheduler.Outcome.Failure(fault));
    }

    private synchronized void end(Scheduler.Outcome end) {
      if (handedOver) {
        scheduler.completeFromOutside(HttpTask.this, end);
      } else {
        outcome = end;
      }
    }

    synchronized Scheduler.@Nullable Outcome outcomeNow() {
      return outcome;
    }

    /// From here on an outcome goes to the scheduler; one that came meanwhile goes there now.
    synchronized void handOver() {
      handedOver = true;
      if (outcome != null) {
        scheduler.completeFromOutside(HttpTask.this, outcome);
      }
    }
  }
}
