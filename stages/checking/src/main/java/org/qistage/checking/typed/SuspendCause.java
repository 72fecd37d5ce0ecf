package org.qistage.checking.typed;

/// What makes a place in a function a possible suspension.
public enum SuspendCause {
  AWAIT,
  YIELD,
  CHANNEL,
  SELECT,
  SLEEP,
  LOCK,
  /// 等待组等待.
  WAIT_GROUP,
  /// 限时等待, or another library function that waits.
  LIBRARY,
  /// A call of a function value whose type some function that may suspend has.
  FUNCTION_VALUE,
  /// `恢复` of, or a `对于` over, a coroutine whose own body may await.
  RESUME,
  /// A call of a function that may suspend.
  CALL
}
