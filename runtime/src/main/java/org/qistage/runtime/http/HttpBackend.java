package org.qistage.runtime.http;

import java.nio.file.Path;
import org.qistage.runtime.failure.Fault;

/// What answers requests.
public interface HttpBackend extends AutoCloseable {
  /// Starts a request and returns without waiting for its answer. An answer that is there at once
  /// may be given before this returns, on the same thread.
  void send(HttpCall call, HttpReply reply);

  /// Whether requests go to the network, so that a program may ask other things of it too.
  default boolean reachesNetwork() {
    return false;
  }

  /// Ends requests that are under way; called once, at the end of the run.
  @Override
  default void close() {}

  /// Real requests. Costs nothing before the first.
  static HttpBackend network() {
    return new LazyNetwork();
  }

  /// Answers from the files of a folder, as {@link HttpFixtures} tells; no network.
  static HttpBackend fixtures(Path folder) {
    return new HttpFixtures(folder);
  }

  /// No answers at all.
  static HttpBackend refused() {
    return (call, reply) -> reply.failed(new Fault.NetworkRefused(call.url()));
  }
}
