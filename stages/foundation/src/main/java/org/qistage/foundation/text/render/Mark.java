package org.qistage.foundation.text.render;

import org.qistage.foundation.Span;

/// A span that carets go under, with its text.
///
/// @param text what stands beside the carets; may be empty
/// @param primary whether it is the diagnostic's own place
record Mark(Span span, String text, boolean primary) {}
