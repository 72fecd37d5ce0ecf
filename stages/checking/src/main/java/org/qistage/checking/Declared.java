package org.qistage.checking;

import org.qistage.foundation.Span;

/// Something of the program that a diagnostic may point at, perhaps from another file.
interface Declared {
  /// The file that declares it.
  ProgramContext home();

  /// Where its name is declared there.
  Span declaration();
}
