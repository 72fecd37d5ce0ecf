package org.qistage.checking;

/// What opened a scope.
public enum ScopeKind {
  LIBRARY,
  MODULE,
  FUNCTION,
  BLOCK
}
