package org.qistage.runtime;

import org.qistage.runtime.failure.TaskName;
import org.qistage.runtime.http.HttpCall;

/// A request as a task without a function of the program: it has no frames, and waits for its answer
/// outside of the scheduler. A backend that answers at once (from a file) completes it in its turn
/// like any other task.
final class HttpTask extends Task {
  private final String url;

  /// Whether everyone who awaited the answer has been cancelled; then its failure concerns nobody.
  private boolean abandoned;

  HttpTask(String url) {
    this.url = url;
  }

  @Override
  public void start(Context context) {
    HttpCall call = HttpCall.of("GET", url);
    ref =
        OutsideOperation.reference(
            OutsideOperation.await(
                context,
                operation ->
                    context
                        .scheduler
                        .outside
                        .http()
                        .send(call, new HttpOutcome.OfResponse(operation))));
  }

  @Override
  public void finish(Context context) {
    ref = context.ref;
  }

  @Override
  void abandoned() {
    abandoned = true;
  }

  @Override
  boolean isFailureSeen() {
    return abandoned || super.isFailureSeen();
  }

  @Override
  protected boolean concernsSomebody() {
    return !abandoned;
  }

  @Override
  TaskName name() {
    return new TaskName(number, "http.get");
  }
}
