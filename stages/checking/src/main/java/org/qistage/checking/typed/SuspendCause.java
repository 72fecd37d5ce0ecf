package org.qistage.checking.typed;

/// What makes a place in a function a possible suspension.
public enum SuspendCause {
  AWAIT,
  YIELD,
  CHANNEL,
  SELECT,
  SLEEP,
  LOCK,
  /// `恢复` of, or a `对于` over, a coroutine whose own body may await.
  RESUME,
  /// A call of a function that may suspend.
  CALL
}
