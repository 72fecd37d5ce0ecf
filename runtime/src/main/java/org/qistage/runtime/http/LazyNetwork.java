package org.qistage.runtime.http;

import org.jspecify.annotations.Nullable;

/// Puts off loading `java.net.http` until a request needs it: that takes longer than the whole start
/// of a program without requests.
final class LazyNetwork implements HttpBackend {
  private @Nullable HttpBackend network;

  @Override
  public boolean reachesNetwork() {
    return true;
  }

  @Override
  public void send(HttpCall call, HttpReply reply) {
    load().send(call, reply);
  }

  private synchronized HttpBackend load() {
    HttpBackend loaded = network;
    if (loaded == null) {
      loaded = new NetworkBackend(NetworkBackend.LONGEST_BODY);
      network = loaded;
    }
    return loaded;
  }

  @Override
  public synchronized void close() {
    if (network != null) {
      network.close();
    }
  }
}
