package org.qistage.pipeline.edit;

import org.qistage.foundation.LocatedDiagnostic;

/// The fix of one diagnostic.
public final class DiagnosticEdits {
  private DiagnosticEdits() {}

  /// The text of its file after its edits.
  public static String apply(LocatedDiagnostic located) {
    return FixApplier.apply(located.source().text(), located.diagnostic().edits());
  }
}
