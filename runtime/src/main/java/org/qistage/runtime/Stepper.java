package org.qistage.runtime;

import org.jspecify.annotations.Nullable;

/// Executes one activation of a recorded run in the JVM's place. The classes of the run must have been
/// made to ask for it ({@link Stepping}).
public interface Stepper {
  /// The number of the activation that it executes.
  int activation();

  /// Executes one method of the activation from its beginning to its end: the one that is called, or, after
  /// a suspension, the one that goes on.
  ///
  /// @param method which of the methods, as the class was made to tell
  /// @param arguments of the method, an object that it belongs to first
  /// @return what the method gives, boxed; 布尔 as an Integer; null for nothing
  /// @throws Throwable what the method throws
  @Nullable Object run(int method, @Nullable Object[] arguments, Recording recording)
      throws Throwable;

  /// What is being recorded.
  interface Recording {
    /// The number of the last event; -1 before the first.
    int lastEvent();

    /// The number of an object; 0 when it has not been met.
    int numberOf(Object object);
  }
}
