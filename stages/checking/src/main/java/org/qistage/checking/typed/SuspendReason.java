package org.qistage.checking.typed;

import org.qistage.foundation.Span;

/// Why a function may suspend: the first place in it that may, in source order, followed through
/// calls to the operation itself.
///
/// @param function the function that may suspend
/// @param cause what stands at the place
/// @param detail the operation or the name of the called function, as written in the source
public record SuspendReason(SymbolId function, SuspendCause cause, String detail, Span span) {}
