package org.qistage.foundation;

/// How grave a diagnostic is. Only an error stops a program from running.
public enum Severity {
  ERROR,
  WARNING,
  HINT
}
