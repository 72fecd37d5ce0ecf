package org.qistage.cli;

import java.lang.reflect.Proxy;

/// Takes Ctrl-C for the program that runs in a session, instead of ending the JVM.
///
/// The JDK's class for signals is no part of Java; it is reached by name, and where it is not there
/// Ctrl-C ends the session.
final class Signals {
  private Signals() {}

  static void onInterrupt(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                }
                return null;
              });
      Object interrupt = signal.getConstructor(String.class).newInstance("INT");
      signal.getMethod("handle", signal, handler).invoke(null, interrupt, proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException notThere) {
      // Ctrl-C ends the session.
    }
  }
}
