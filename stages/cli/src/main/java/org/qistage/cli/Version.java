package org.qistage.cli;

/// The version that `--version` and fault reports tell.
final class Version {
  static final String TEXT = "0.1.0";

  private Version() {}
}
