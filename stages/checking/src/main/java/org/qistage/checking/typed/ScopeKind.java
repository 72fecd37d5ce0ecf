package org.qistage.checking.typed;

/// What opened a scope.
public enum ScopeKind {
  LIBRARY,
  MODULE,
  FUNCTION,
  BLOCK
}
