package org.qistage.checking;

import org.jspecify.annotations.Nullable;
import org.qistage.foundation.Diagnostic;
import org.qistage.foundation.Span;

/// Watches for a file that writes both `打印 x;`, which ends its line, and `打印(x)`, which does not.
final class PrintForms {
  private @Nullable Span statement;
  private @Nullable Span call;

  void statementForm(Span span) {
    statement = earlier(statement, span);
  }

  void callForm(Span span) {
    call = earlier(call, span);
  }

  private static Span earlier(@Nullable Span known, Span span) {
    return known == null || span.start() < known.start() ? span : known;
  }

  void report(Reporter reporter) {
    if (statement != null && call != null) {
      reporter.report(
          Diagnostic.of(new FlowProblem.TwoPrintForms(), statement).withLabel(call, "other"));
    }
  }
}
