package org.qistage.runtime.http;

import org.qistage.runtime.failure.Fault;

/// Where a backend puts the outcome of one request; one of the methods is called once, on any
/// thread.
public interface HttpReply {
  void answered(HttpResponse response);

  void failed(Fault fault);
}
