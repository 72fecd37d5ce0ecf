package org.qistage.foundation;

/// A pure function from one artifact to the next: the same input always gives an equal outcome, and
/// no stage reads a file, a clock or static state. Safe to call from any thread.
@FunctionalInterface
public interface Stage<I, O> {
  Outcome<O> apply(I input);
}
