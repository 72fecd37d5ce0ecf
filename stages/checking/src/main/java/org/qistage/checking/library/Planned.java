package org.qistage.checking.library;

import java.util.Set;

/// Names of the language's library that this version does not have yet.
final class Planned {
  private Planned() {}

  static final Set<String> NAMES = Set.of();
}
