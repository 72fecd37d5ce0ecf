package org.qistage.foundation;

/// A replacement of source text that a machine can apply.
public record Edit(Span span, String replacement) {}
