package org.qistage.runtime.abi;

import java.util.List;

/// What a function of the table does with the counts of references, for programs that count them. A
/// parameter that it does not keep is borrowed: it is the caller's during the call.
///
/// @param result whose count the result comes with
/// @param kept the parameters, from 0, that are still referred to after the call has succeeded: one more
///     count of each
/// @param replaced the function that reads what this one overwrites, from the same parameters but the
///     last, so that it can be released; empty when nothing is overwritten
/// @param counting the function to call instead where references are counted, because the counts change
///     inside; empty for this one
public record Ownership(Result result, List<Integer> kept, String replaced, String counting) {
  /// Nothing but borrowed parameters.
  public static final Ownership NONE = new Ownership(Result.UNCOUNTED, List.of(), "", "");

  public Ownership {
    kept = List.copyOf(kept);
  }

  /// Whose count a result comes with.
  public enum Result {
    /// It has none: no reference, or one that is not counted.
    UNCOUNTED,
    /// It belongs to an object that still holds it; who keeps it counts itself.
    BORROWED,
    /// The caller's: an object gives up its own count of it.
    OWNED,
    /// A new object, whose contents have been counted by the caller.
    NEW,
    /// A new object, whose contents have not been counted for it, or one that there was already.
    GIVEN
  }
}
