package org.qistage.foundation;

import java.util.List;

/// A problem at a place.
///
/// @param primary the smallest useful span
/// @param labels further places, each with its own text
/// @param edits the fix as edits that apply together; empty when no machine should apply one
public record Diagnostic(Problem problem, Span primary, List<Label> labels, List<Edit> edits) {
  public Diagnostic {
    labels = List.copyOf(labels);
    edits = List.copyOf(edits);
  }

  public static Diagnostic of(Problem problem, Span primary) {
    return new Diagnostic(problem, primary, List.of(), List.of());
  }

  public Diagnostic withLabel(Span span, String key) {
    var more = new java.util.ArrayList<>(labels);
    more.add(new Label(span, key));
    return new Diagnostic(problem, primary, more, edits);
  }

  /// The same with a place in another file of the program.
  public Diagnostic withLabel(SourceText file, Span span, String key) {
    var more = new java.util.ArrayList<>(labels);
    more.add(new Label(span, key, java.util.Optional.of(file)));
    return new Diagnostic(problem, primary, more, edits);
  }

  public Diagnostic withEdit(Span span, String replacement) {
    var more = new java.util.ArrayList<>(edits);
    more.add(new Edit(span, replacement));
    return new Diagnostic(problem, primary, labels, more);
  }

  public String code() {
    return problem.code();
  }

  public Severity severity() {
    return problem.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
