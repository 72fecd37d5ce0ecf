package org.qistage.foundation;

/// A second place that matters to a diagnostic, with the key of its text: `CODE.KEY` in the
/// messages of the diagnostic's problem.
public record Label(Span span, String key) {}
