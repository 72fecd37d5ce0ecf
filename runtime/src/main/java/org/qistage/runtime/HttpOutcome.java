package org.qistage.runtime;

import org.qistage.runtime.failure.Fault;
import org.qistage.runtime.http.HttpReply;
import org.qistage.runtime.http.HttpResponse;

/// Turns the reply to a request into what the waiting task is resumed with.
abstract class HttpOutcome implements HttpReply {
  private final OutsideOperation operation;

  private HttpOutcome(OutsideOperation operation) {
    this.operation = operation;
  }

  abstract Scheduler.Outcome of(HttpResponse response);

  @Override
  public void begun(Runnable abort) {
    operation.whenAbandoned(abort);
  }

  @Override
  public void answered(HttpResponse response) {
    operation.end(of(response));
  }

  @Override
  public void failed(Fault fault) {
    operation.end(new Scheduler.Outcome.Failure(fault));
  }

  /// Its body.
  static final class OfText extends HttpOutcome {
    OfText(OutsideOperation operation) {
      super(operation);
    }

    @Override
    Scheduler.Outcome of(HttpResponse response) {
      return new Scheduler.Outcome.Value(response.text());
    }
  }

  /// Its status code.
  static final class OfStatus extends HttpOutcome {
    OfStatus(OutsideOperation operation) {
      super(operation);
    }

    @Override
    Scheduler.Outcome of(HttpResponse response) {
      return new Scheduler.Outcome.Number(response.status());
    }
  }

  /// The whole response.
  static final class OfResponse extends HttpOutcome {
    OfResponse(OutsideOperation operation) {
      super(operation);
    }

    @Override
    Scheduler.Outcome of(HttpResponse response) {
      return new Scheduler.Outcome.Value(response);
    }
  }
}
