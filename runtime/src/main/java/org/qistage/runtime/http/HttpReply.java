package org.qistage.runtime.http;

import org.qistage.runtime.failure.Fault;

/// Where a backend puts the outcome of one request: one of {@link #answered} and {@link #failed} is
/// called once, on any thread.
public interface HttpReply {
  /// Tells, before {@link HttpBackend#send} returns and on its thread, how to end the request when
  /// nobody wants its answer any more. A backend that answers at once has nothing to tell.
  default void begun(Runnable abort) {}

  void answered(HttpResponse response);

  void failed(Fault fault);
}
